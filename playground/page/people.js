// Who you are: several people, one of them chosen.
import { get, post } from "/page/api.js";
import { element } from "/page/entities.js";
import { known } from "/page/words.js";

const STORED = "playground.person";
const NAMES = { ru: "Аня", uk: "Олена", en: "Alex" };
const list = document.getElementById("people-list");
const panel = document.getElementById("people");
const people = new Map();
const unread = new Map();
let chosen = null;
let onChoice = () => {};

export function me() {
  return people.get(chosen);
}

export async function startPeople(handleChoice) {
  onChoice = handleChoice;
  const toggle = document.getElementById("people-toggle");
  toggle.addEventListener("click", () => open(!panel.classList.contains("open")));
  document.querySelector(".history").addEventListener("click", () => open(false));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") open(false); });
  document.getElementById("person-add").addEventListener("click", ask);
  document.getElementById("person-form").addEventListener("submit", addAsked);
  await reloadPeople();
}

export async function reloadPeople() {
  people.clear();
  unread.clear();
  for (const person of await get("/sim/people")) people.set(String(person.user.id), person);
  const language = known(navigator.language);
  if (!people.size) await add(NAMES[language], language);
  const stored = localStorage.getItem(STORED);
  await choose(people.has(stored) ? stored : people.keys().next().value);
}

export function update(person) {
  people.set(String(person.user.id), person);
  draw();
}

export function noteUnread(chatId) {
  if (chatId === chosen) return;
  unread.set(chatId, (unread.get(chatId) || 0) + 1);
  draw();
}

async function add(name, language) {
  const id = Math.max(0, ...[...people.keys()].map(Number)) + 1;
  const body = { user_id: id, first_name: name, language_code: language };
  const { user } = await post("/sim/person", body);
  people.set(String(user.id), { user, blocked: false });
  return String(user.id);
}

async function choose(id) {
  chosen = id;
  unread.delete(id);
  localStorage.setItem(STORED, id);
  open(false);
  await onChoice(me());
  draw();
}

function open(isOpen) {
  panel.classList.toggle("open", isOpen);
  document.getElementById("people-toggle").setAttribute("aria-expanded", String(isOpen));
}

function ask() {
  document.getElementById("person-name").value = "";
  document.getElementById("person-language").value = known(me()?.user.language_code);
  document.getElementById("person-dialog").showModal();
}

async function addAsked() {
  const name = document.getElementById("person-name").value.trim();
  if (!name) return;
  await choose(await add(name, document.getElementById("person-language").value));
}

export function avatar(node, id, name) {
  node.textContent = [...name][0].toUpperCase();
  node.classList.add(`tone-${Number(id) % 6}`);
}

function draw() {
  list.replaceChildren(...[...people.entries()].map(([id, person]) => item(id, person)));
}

function item(id, { user, blocked }) {
  const line = element("li");
  const button = element("button", "person");
  if (id === chosen) button.setAttribute("aria-current", "true");
  const face = element("span", "avatar");
  avatar(face, id, user.first_name);
  const labels = element("span", "labels");
  labels.append(element("b", "", user.first_name), element("small", "", `${user.language_code || "en"} · id ${id}`));
  button.append(face, labels);
  if (blocked) button.append(element("span", "mark", "🚫"));
  if (unread.get(id)) button.append(element("span", "count", String(unread.get(id))));
  button.addEventListener("click", () => choose(id));
  line.append(button);
  return line;
}
