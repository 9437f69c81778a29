// The chat page: history of the chosen person, kept live by server-sent events.
import { follow, get, post } from "/page/api.js";
import { bubble } from "/page/bubble.js";
import { addCall, hideCalls, reloadCalls, startCalls } from "/page/calls.js";
import { askPlace, reloadCommands, send, sendContact, startComposer } from "/page/composer.js";
import { element } from "/page/entities.js";
import { onAnswer } from "/page/inline.js";
import { answered, replyKeyboard } from "/page/keyboards.js";
import { startLinks } from "/page/links.js";
import { hideMails, onMail, reloadMails, startMails } from "/page/mails.js";
import { avatar, me, noteUnread, reloadPeople, startPeople, update } from "/page/people.js";
import { alertBox, toast } from "/page/toasts.js";
import { day, speak, word } from "/page/words.js";

const byId = (id) => document.getElementById(id);
const log = byId("history");
const onText = (text) => send({ text });
const actions = { onCommand: onText, userId: () => me().user.id };
const replies = { onText, onLocation: askPlace, onContact: sendContact };
let isOnline = true;
let typingUntil = 0;
let later = null;

// What happens while a chat is being loaded is applied after it.
function live(handle) {
  return (data) => (later ? later.push(() => handle(data)) : handle(data));
}

function isMine(chatId) {
  return me() !== undefined && String(chatId) === String(me().user.id);
}

function isAtBottom() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 120;
}

function append(message) {
  if (log.querySelector(`[data-id="${message.message_id}"]`)) return;
  const label = day(message.date);
  const days = log.querySelectorAll(".day");
  if (!days.length || days[days.length - 1].textContent !== label) log.append(element("div", "day", label));
  log.append(bubble(message, actions));
}

function scrollDown() {
  log.scrollTop = log.scrollHeight;
}

// The end stays in sight when a keyboard or a growing input field takes room.
function keepEndInSight() {
  let isPinned = true;
  log.addEventListener("scroll", () => { isPinned = isAtBottom(); }, { passive: true });
  new ResizeObserver(() => isPinned && scrollDown()).observe(log);
}

async function showChat(person) {
  speak(person.user.language_code);
  const chat = { chat_id: String(person.user.id) };
  later = later || [];
  const [messages, markup] = await Promise.all([get("/sim/messages", chat), get("/sim/keyboard", chat)]);
  log.replaceChildren();
  for (const message of messages) append(message);
  replyKeyboard(byId("reply-keyboard"), markup, replies);
  typingUntil = 0;
  const missed = later;
  later = null;
  for (const handle of missed) handle();
  drawState();
  await reloadCommands();
  scrollDown();
  byId("text").focus();
}

function drawState() {
  const isBlocked = Boolean(me()?.blocked);
  const isTyping = typingUntil > Date.now();
  byId("status").textContent = word(!isOnline ? "offline" : isTyping ? "typing" : "bot");
  byId("status").classList.toggle("active", isTyping && isOnline);
  const isEmpty = log.querySelector(".row") === null;
  if (isEmpty) log.replaceChildren(element("p", "hello", word("hello")));
  else log.querySelector(".hello")?.remove();
  byId("start").hidden = isBlocked || !isEmpty;
  byId("unblock").hidden = !isBlocked;
  byId("block").hidden = isBlocked;
  byId("compose").hidden = isBlocked;
}

function onNew(message) {
  if (!isMine(message.chat.id)) return noteUnread(String(message.chat.id));
  const follows = isAtBottom() || !message.from.is_bot;
  if (message.from.is_bot) typingUntil = 0;
  append(message);
  drawState();
  if (follows) scrollDown();
}

function onEdited(message) {
  const old = isMine(message.chat.id) && log.querySelector(`[data-id="${message.message_id}"]`);
  if (!old) return;
  const follows = isAtBottom();
  const focused = document.activeElement?.dataset?.press;
  const fresh = bubble(message, actions);
  fresh.classList.add("still");
  old.replaceWith(fresh);
  if (focused) [...fresh.querySelectorAll("button")].find((node) => node.dataset.press === focused)?.focus();
  if (follows) scrollDown();
}

function onDeleted({ chat_id: chatId, message_id: messageId }) {
  if (!isMine(chatId)) return;
  log.querySelector(`[data-id="${messageId}"]`)?.remove();
  drawState();
}

function onToast({ user_id: userId, callback_query_id: query, text, show_alert: isAlert }) {
  answered(query);
  if (!isMine(userId) || !text) return;
  if (isAlert) alertBox(text);
  else toast(text);
}

function onTyping({ chat_id: chatId }) {
  if (!isMine(chatId)) return;
  typingUntil = Date.now() + 5000;
  drawState();
  setTimeout(drawState, 5100);
}

function onPerson(person) {
  update(person);
  if (isMine(person.user.id)) drawState();
}

function onKeyboard({ chat_id: chatId, reply_markup: markup }) {
  if (isMine(chatId)) replyKeyboard(byId("reply-keyboard"), markup, replies);
}

async function onState(isOpen) {
  const isBack = isOpen && !isOnline;
  isOnline = isOpen;
  if (isBack) await Promise.all([reloadPeople(), reloadCalls(), reloadMails()]);
  drawState();
}

async function block(isBlocked) {
  await post("/sim/block", { user_id: me().user.id, blocked: isBlocked });
}

function startDialogs() {
  for (const button of document.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  byId("block").addEventListener("click", () => block(true));
  byId("unblock").addEventListener("click", () => block(false));
}

async function start() {
  speak(navigator.language);
  const { name } = await get("/sim/bot");
  document.title = name;
  byId("bot-name").textContent = name;
  avatar(byId("bot-avatar"), 0, name);
  startComposer();
  startDialogs();
  startLinks(log);
  keepEndInSight();
  later = [];
  const handlers = {
    new: onNew, edited: onEdited, deleted: onDeleted, toast: onToast, typing: onTyping,
    call: addCall, person: onPerson, keyboard: onKeyboard, commands: reloadCommands,
    mail: onMail, inline: onAnswer,
    reset: () => Promise.all([reloadPeople(), reloadCalls(), reloadMails()]),
  };
  for (const name of Object.keys(handlers)) handlers[name] = live(handlers[name]);
  follow(handlers, onState);
  await startPeople(showChat);
  await Promise.all([startCalls(hideMails), startMails(hideCalls)]);
}

start();
