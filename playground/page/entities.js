// Formatted text as DOM nodes; offsets are UTF-16 units, as in JavaScript's own strings.
const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SAFE_ADDRESS = /^(https?|tg|mailto|tel):/i;

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function formatted(text, entities, onCommand) {
  const ordered = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fill(fragment, text, 0, text.length, ordered, onCommand);
  return fragment;
}

function fill(parent, text, from, to, entities, onCommand) {
  let position = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const start = Math.max(entity.offset, position);
    const end = Math.min(entity.offset + entity.length, to);
    const inner = others.filter((other) => other.offset < end);
    rest = others.filter((other) => other.offset >= end);
    if (end <= start) { rest = others; continue; }
    parent.append(text.slice(position, start));
    const node = wrap(entity, text.slice(start, end), onCommand);
    fill(node.inside, text, start, end, inner, onCommand);
    parent.append(node.outside);
    position = end;
  }
  parent.append(text.slice(position, to));
}

function wrap(entity, covered, onCommand) {
  const node = special(entity, covered, onCommand) || element(TAGS[entity.type] || "span", entity.type);
  if (entity.type !== "pre") return { inside: node, outside: node };
  const code = element("code");
  if (entity.language) node.dataset.language = entity.language;
  node.append(code);
  return { inside: code, outside: node };
}

function special(entity, covered, onCommand) {
  if (entity.type === "pre") return element("pre");
  if (entity.type === "text_link") return link(entity.url);
  if (entity.type === "url") return link(/^[a-z]+:/i.test(covered) ? covered : `https://${covered}`);
  if (entity.type === "email") return link(`mailto:${covered}`);
  if (entity.type === "spoiler") return spoiler();
  if (entity.type === "bot_command") return command(covered, onCommand);
  return null;
}

function link(address) {
  const node = element("a", "link");
  if (!SAFE_ADDRESS.test(address)) return element("span");
  node.href = address;
  node.title = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function spoiler() {
  const node = element("span", "spoiler");
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  const reveal = () => node.classList.add("revealed");
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", (event) => { if (event.key === "Enter") reveal(); });
  return node;
}

function command(text, onCommand) {
  const node = element("a", "link");
  node.href = "#";
  node.addEventListener("click", (event) => { event.preventDefault(); onCommand(text); });
  return node;
}
