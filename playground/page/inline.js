// Inline mode: "@bot words" in the input field asks the bot, a choice posts its message.
import { get, post } from "/page/api.js";
import { element } from "/page/entities.js";
import { follow } from "/page/links.js";
import { me } from "/page/people.js";
import { toast } from "/page/toasts.js";
import { word } from "/page/words.js";

const PAUSE = 250;
const list = document.getElementById("inline-list");
const text = document.getElementById("text");
let bot = { username: "", inline: false };
let asked = null;
let timer = 0;
let isAsking = false;
let onDone = () => {};

export async function startInline(handleDone) {
  onDone = handleDone;
  bot = await get("/sim/bot");
}

// True when the typed words are for the bot in inline mode; shows what there is to choose.
export function typed(words) {
  clearTimeout(timer);
  asked = null;
  const name = `@${bot.username}`.toLowerCase();
  const isStart = bot.inline && words.startsWith("@") && name.startsWith(words.toLowerCase());
  const isQuery = bot.inline && words.toLowerCase().startsWith(`${name} `);
  if (isQuery && !isAsking) hide();
  isAsking = isQuery;
  if (isStart) show([line(`@${bot.username}`, word("inline"), complete)]);
  else if (!isQuery) hide();
  else timer = setTimeout(() => ask(words.slice(name.length + 1).trim()), PAUSE);
  return isStart || isQuery;
}

// Enter takes the first of the list; false when there is none.
export function takeFirst() {
  const first = list.hidden ? null : list.querySelector("button");
  first?.click();
  return first !== null;
}

export function hide() {
  list.hidden = true;
}

// The answer may overtake the response that names the query.
const early = new Map();

async function ask(query, offset = "") {
  const { id, ...profile } = me().user;
  delete profile.is_bot;
  try {
    const body = { user_id: id, ...profile, query, offset };
    const { inline_query_id: queryId } = await post("/sim/inline_query", body);
    asked = queryId;
    if (early.has(queryId)) onAnswer(early.get(queryId));
    early.clear();
  } catch (error) {
    toast(error.message);
  }
}

export function onAnswer(answer) {
  if (answer.inline_query_id !== asked) {
    early.set(answer.inline_query_id, answer);
    return;
  }
  const lines = answer.results.map((one) => line(one.title, one.description, () => choose(answer, one)));
  if (answer.button) lines.unshift(line(answer.button.text, "", () => press(answer.button)));
  if (answer.next_offset) lines.push(line("…", "", () => ask(answer.query, answer.next_offset)));
  show(lines);
}

function show(lines) {
  list.replaceChildren(...lines);
  list.hidden = lines.length === 0;
}

function line(title, description, onChoice) {
  const item = element("li");
  item.setAttribute("role", "option");
  const button = element("button");
  button.type = "button";
  button.append(element("b", "", title), element("small", "", description || ""));
  button.addEventListener("click", onChoice);
  button.addEventListener("keydown", move);
  item.append(button);
  return item;
}

function move(event) {
  const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (!step) return;
  event.preventDefault();
  (event.target.parentElement[step]?.firstElementChild || text).focus();
}

function complete() {
  text.value = `@${bot.username} `;
  text.focus();
  typed(text.value);
}

async function choose(answer, one) {
  const { id, ...profile } = me().user;
  delete profile.is_bot;
  const body = { user_id: id, ...profile, inline_query_id: answer.inline_query_id, result_id: one.id };
  done();
  try {
    await post("/sim/inline_choice", body);
  } catch (error) {
    toast(error.message);
  }
}

function press(button) {
  done();
  follow(`https://t.me/${bot.username}?start=${button.start_parameter}`);
}

function done() {
  text.value = "";
  hide();
  onDone();
  text.focus();
}
