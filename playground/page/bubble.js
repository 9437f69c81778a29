// One message as a bubble.
import { fileAddress } from "/page/api.js";
import { element, formatted } from "/page/entities.js";
import { inlineKeyboard } from "/page/keyboards.js";
import { clockTime, word } from "/page/words.js";

const FILES = ["document", "video", "audio", "voice", "video_note", "animation"];

export function bubble(message, actions) {
  const row = element("article", message.from.is_bot ? "row theirs" : "row mine");
  row.dataset.id = String(message.message_id);
  const box = element("div", "bubble");
  if (message.via_bot) box.append(element("div", "via", `${word("via")} @${message.via_bot.username}`));
  if (message.reply_to_message) box.append(quote(message.reply_to_message));
  for (const part of media(message)) box.append(part);
  const text = message.text ?? message.caption;
  if (text) {
    const entities = message.entities || message.caption_entities;
    const body = element("div", "text");
    body.dir = "auto";
    body.append(formatted(text, entities, actions.onCommand), stamp(message));
    box.append(body);
  } else {
    box.append(stamp(message));
  }
  if (message.photo) box.classList.add("pictured");
  row.append(box);
  if (message.sticker) row.classList.add("bare");
  if (message.reply_markup) row.append(inlineKeyboard(message, actions));
  return row;
}

function stamp(message) {
  const edited = message.edit_date && !message.reply_markup ? `${word("edited")} ` : "";
  const node = element("time", "stamp", edited + clockTime(message.date));
  node.dateTime = new Date(message.date * 1000).toISOString();
  return node;
}

function quote(original) {
  const text = original.text ?? original.caption ?? original.sticker?.emoji ?? word("photo");
  return element("div", "quote", text.length > 90 ? `${text.slice(0, 90)}…` : text);
}

function* media(message) {
  if (message.photo) yield photo(message);
  const kind = FILES.find((name) => message[name]);
  if (kind) yield file(message[kind], kind);
  if (message.sticker) yield sticker(message.sticker);
  if (message.dice) yield element("div", "giant", `${message.dice.emoji} ${message.dice.value}`);
  if (message.location) yield place(message.location);
  if (message.contact) yield contact(message.contact);
}

function photo(message) {
  const size = message.photo[message.photo.length - 1];
  const button = element("button", "photo");
  const image = element("img");
  image.src = fileAddress(size.file_id);
  image.width = size.width;
  image.height = size.height;
  image.alt = message.caption || word("photo");
  button.append(image);
  button.addEventListener("click", () => {
    const large = document.getElementById("photo-large");
    large.src = image.src;
    large.alt = image.alt;
    document.getElementById("photo-dialog").showModal();
  });
  return button;
}

function file(shown, kind) {
  const node = element("a", "file");
  const name = shown.file_name || kind;
  node.href = fileAddress(shown.file_id);
  node.download = name;
  const icon = element("span", "badge", (name.match(/\.(\w{1,4})$/) || ["", "↓"])[1]);
  icon.setAttribute("aria-hidden", "true");
  const labels = element("span", "labels");
  labels.append(element("b", "", name), element("small", "", bytes(shown.file_size)));
  node.append(icon, labels);
  return node;
}

function bytes(count) {
  if (!count) return "";
  if (count < 1024) return `${count} B`;
  return count < 1048576 ? `${(count / 1024).toFixed(1)} KB` : `${(count / 1048576).toFixed(1)} MB`;
}

function sticker(shown) {
  if (!shown.file_size) return element("div", "giant", shown.emoji || "🙂");
  const image = element("img", "sticker");
  image.src = fileAddress(shown.file_id);
  image.alt = shown.emoji || word("sticker");
  return image;
}

function place({ latitude, longitude }) {
  const node = element("div", "card");
  const point = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  node.append(element("span", "badge", "📍"), element("b", "", point));
  return node;
}

function contact(shown) {
  const node = element("div", "card");
  const labels = element("span", "labels");
  labels.append(element("b", "", shown.first_name), element("small", "", shown.phone_number));
  node.append(element("span", "badge", "👤"), labels);
  return node;
}
