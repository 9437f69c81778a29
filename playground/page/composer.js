// Writing: text, commands, files, places.
import { get, post, upload } from "/page/api.js";
import { element } from "/page/entities.js";
import { hide, startInline, takeFirst, typed } from "/page/inline.js";
import { follow, isOwn } from "/page/links.js";
import { me } from "/page/people.js";
import { toast } from "/page/toasts.js";

const PLACES = [
  ["Київ", 50.4501, 30.5234], ["Москва", 55.7558, 37.6173], ["Warszawa", 52.2297, 21.0122],
  ["Алматы", 43.2389, 76.8897], ["London", 51.5074, -0.1278], ["New York", 40.7128, -74.006],
];
const byId = (id) => document.getElementById(id);
const text = byId("text");
const commandList = byId("command-list");
const attachMenu = byId("attach-menu");
let commands = [];

export async function send(content) {
  const { id, ...profile } = me().user;
  delete profile.is_bot;
  try {
    await post("/sim/message", { user_id: id, ...profile, ...content });
  } catch (error) {
    toast(error.message);
  }
}

export function startComposer() {
  byId("compose").addEventListener("submit", submit);
  text.addEventListener("keydown", onKey);
  text.addEventListener("input", () => { grow(); suggest(); });
  byId("start").addEventListener("click", () => send({ text: "/start" }));
  byId("commands").addEventListener("click", () => toggleCommands());
  byId("attach").addEventListener("click", () => popup(attachMenu, attachMenu.hidden));
  byId("attach-sticker").addEventListener("click", () => { closePopups(); send({ sticker: "👍" }); });
  byId("attach-location").addEventListener("click", askPlace);
  for (const kind of ["photo", "document"]) startFile(kind);
  startPlaces();
  startInline(grow);
  document.addEventListener("click", (event) => { if (!event.target.closest(".composer")) closePopups(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePopups(); });
}

export async function reloadCommands() {
  commands = await get("/sim/commands", { language_code: me().user.language_code || "" });
  byId("commands").hidden = commands.length === 0;
}

function submit(event) {
  event.preventDefault();
  const written = text.value.trim();
  if (!written || takeFirst()) return;
  text.value = "";
  grow();
  closePopups();
  if (isOwn(written)) follow(written);
  else send({ text: written });
  text.focus();
}

function onKey(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  const shown = [commandList, byId("inline-list")].find((node) => !node.hidden);
  if (event.key === "ArrowUp" && shown) {
    event.preventDefault();
    shown.querySelector("li:last-child button")?.focus();
  }
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight + 2, 160)}px`;
  text.style.overflowY = text.scrollHeight > 160 ? "auto" : "hidden";
}

function suggest() {
  const words = text.value;
  const found = /^\/\w*$/.test(words) ? commands.filter((item) => `/${item.command}`.startsWith(words)) : [];
  showCommands(found);
  typed(words);
}

function toggleCommands() {
  const isShown = !commandList.hidden;
  closePopups();
  if (!isShown) showCommands(commands);
}

function showCommands(found) {
  commandList.replaceChildren(...found.map(commandItem));
  popup(commandList, found.length > 0);
}

function commandItem({ command, description }) {
  const line = element("li");
  line.setAttribute("role", "option");
  const button = element("button");
  button.append(element("b", "", `/${command}`), element("small", "", description));
  button.addEventListener("click", () => {
    text.value = "";
    closePopups();
    send({ text: `/${command}` });
    text.focus();
  });
  button.addEventListener("keydown", moveInList);
  line.append(button);
  return line;
}

function moveInList(event) {
  const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (!step) return;
  event.preventDefault();
  (event.target.parentElement[step]?.firstElementChild || text).focus();
}

function popup(node, isShown) {
  node.hidden = !isShown;
  const opener = node === attachMenu ? "attach" : "commands";
  byId(opener).setAttribute("aria-expanded", String(isShown));
  if (isShown) for (const other of [commandList, attachMenu]) if (other !== node) popup(other, false);
}

function closePopups() {
  popup(commandList, false);
  popup(attachMenu, false);
  hide();
}

function startFile(kind) {
  const input = byId(`${kind}-file`);
  byId(`attach-${kind}`).addEventListener("click", () => { closePopups(); input.click(); });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const caption = text.value.trim();
    text.value = "";
    try {
      await upload({ user_id: me().user.id, ...(caption ? { caption } : {}) }, kind, file);
    } catch (error) {
      toast(error.message);
    }
    input.value = "";
  });
}

function startPlaces() {
  for (const [name, latitude, longitude] of PLACES) {
    const chip = element("button", "chip", name);
    chip.type = "button";
    chip.addEventListener("click", () => setPlace(latitude, longitude));
    byId("places").append(chip);
  }
  byId("location-form").addEventListener("submit", () => {
    const [latitude, longitude] = ["latitude", "longitude"].map((id) => Number(byId(id).value));
    send({ location: { latitude, longitude } });
  });
}

function setPlace(latitude, longitude) {
  byId("latitude").value = latitude;
  byId("longitude").value = longitude;
}

export function askPlace() {
  closePopups();
  if (!byId("latitude").value) setPlace(PLACES[0][1], PLACES[0][2]);
  byId("location-dialog").showModal();
}

export function sendContact() {
  send({ contact: `+38067${String(me().user.id).padStart(7, "0")}` });
}

