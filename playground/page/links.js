// Links of the messenger itself: one to the bot is followed, one that shares is copied.
import { post } from "/page/api.js";
import { me } from "/page/people.js";
import { toast } from "/page/toasts.js";
import { word } from "/page/words.js";

const OWN = /^https?:\/\/(t|telegram)\.me\/\S+$/i;

export function isOwn(address) {
  return OWN.test(address);
}

export async function follow(address) {
  const url = new URL(address);
  if (url.pathname === "/share/url") return copy(url.searchParams.get("url") || "");
  const { id, ...profile } = me().user;
  delete profile.is_bot;
  try {
    await post("/sim/follow", { user_id: id, ...profile, url: address });
  } catch (error) {
    toast(error.message);
  }
}

// There is nobody to send it to: the link can be pasted as another person.
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    toast(word("copied"));
  } catch {
    toast(words);
  }
}

export function startLinks(history) {
  history.addEventListener("click", (event) => {
    const link = event.target.closest("a.link");
    if (!link || !isOwn(link.href)) return;
    event.preventDefault();
    follow(link.href);
  });
}
