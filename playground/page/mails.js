// The pane with the mailbox: every mail, newest first, as plain text.
import { get } from "/page/api.js";
import { element } from "/page/entities.js";
import { clockTime, day, word } from "/page/words.js";

const pane = document.getElementById("mails");
const list = document.getElementById("mails-list");
const toggle = document.getElementById("mails-toggle");
const count = document.getElementById("mails-count");
let unread = 0;

export async function startMails(onShow) {
  toggle.addEventListener("click", () => { if (pane.hidden) onShow(); show(pane.hidden); });
  document.getElementById("mails-close").addEventListener("click", hideMails);
  await reloadMails();
}

export async function reloadMails() {
  list.replaceChildren(element("li", "empty", word("noMails")));
  for (const mail of await get("/sim/mails")) add(mail);
}

export function hideMails() {
  show(false);
}

export function onMail(mail) {
  add(mail);
  if (pane.hidden) note(unread + 1);
}

function show(isShown) {
  pane.hidden = !isShown;
  toggle.setAttribute("aria-expanded", String(isShown));
  if (isShown) note(0);
}

function note(number) {
  unread = number;
  count.textContent = String(number);
  count.hidden = number === 0;
}

function add(mail) {
  if (list.querySelector(`[data-n="${mail.n}"]`)) return;
  list.querySelector(".empty")?.remove();
  const item = element("li", "mail");
  item.dataset.n = String(mail.n);
  const date = element("time", "", `${day(mail.date)}, ${clockTime(mail.date)}`);
  date.dateTime = new Date(mail.date * 1000).toISOString();
  const body = element("div", "mail-text", mail.text);
  body.dir = "auto";
  item.append(element("b", "", mail.subject), element("small", "", `${word("mailTo")}: ${mail.to}`), date, body);
  list.prepend(item);
}
