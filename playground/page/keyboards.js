// Inline keyboards under messages and reply keyboards under the input field.
import { post } from "/page/api.js";
import { element } from "/page/entities.js";
import { follow, isOwn } from "/page/links.js";
import { toast } from "/page/toasts.js";
import { word } from "/page/words.js";

const PATIENCE = 30000;
const waiting = new Map();

function key(messageId, data) {
  return `${messageId}\n${data}`;
}

export function inlineKeyboard(message, actions) {
  const board = element("div", "inline-keyboard");
  for (const row of message.reply_markup.inline_keyboard || []) {
    const line = element("div", "line");
    for (const button of row) line.append(inlineButton(message, button, actions));
    board.append(line);
  }
  return board;
}

function inlineButton(message, button, actions) {
  const node = element("button", "inline-button");
  node.append(element("span", "", button.text));
  if (button.style) node.classList.add(button.style);
  if (button.callback_data === undefined) {
    node.classList.add("outward");
    node.addEventListener("click", () => openOutward(button));
    return node;
  }
  const id = String(message.message_id);
  node.dataset.press = key(id, button.callback_data);
  node.classList.toggle("waiting", [...waiting.values()].includes(node.dataset.press));
  node.addEventListener("click", () => press(node, id, button.callback_data, actions.userId()));
  return node;
}

async function press(node, messageId, data, userId) {
  node.classList.add("waiting");
  try {
    const body = { user_id: userId, message_id: Number(messageId), data };
    const { callback_query_id: query } = await post("/sim/callback", body);
    waiting.set(query, node.dataset.press);
    setTimeout(() => settle(query) && toast(word("noAnswer")), PATIENCE);
    if (early.delete(query)) settle(query);
  } catch (error) {
    node.classList.remove("waiting");
    toast(error.message);
  }
}

// The answer may overtake the response that names the query.
const early = new Set();

export function answered(query) {
  if (settle(query)) return;
  if (early.size > 100) early.clear();
  early.add(query);
}

function settle(query) {
  const pressed = waiting.get(query);
  if (pressed === undefined) return false;
  waiting.delete(query);
  if (![...waiting.values()].includes(pressed)) {
    for (const node of document.querySelectorAll(".inline-button.waiting")) {
      if (node.dataset.press === pressed) node.classList.remove("waiting");
    }
  }
  return true;
}

function openOutward(button) {
  if (button.url && isOwn(button.url)) follow(button.url);
  else if (button.url && /^(https?|tg|mailto):/i.test(button.url)) {
    window.open(button.url, "_blank", "noopener,noreferrer");
  } else if (button.copy_text) {
    navigator.clipboard.writeText(button.copy_text.text).then(() => toast(word("copied")));
  }
}

export function replyKeyboard(board, markup, actions) {
  board.replaceChildren();
  const rows = (markup && markup.keyboard) || [];
  board.hidden = rows.length === 0;
  for (const row of rows) {
    const line = element("div", "line");
    for (const button of row) {
      const node = element("button", "reply-button", button.text);
      node.addEventListener("click", () => {
        if (button.request_location) actions.onLocation();
        else if (button.request_contact) actions.onContact();
        else actions.onText(button.text);
        if (markup.one_time_keyboard) board.hidden = true;
      });
      line.append(node);
    }
    board.append(line);
  }
}
