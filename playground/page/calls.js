// The pane with the log of Bot API calls.
import { get } from "/page/api.js";
import { element } from "/page/entities.js";
import { word } from "/page/words.js";

const KEPT = 300;
const STORED = "playground.calls";
const pane = document.getElementById("calls");
const list = document.getElementById("calls-list");
const toggle = document.getElementById("calls-toggle");

export async function startCalls(onShow) {
  toggle.addEventListener("click", () => { if (pane.hidden) onShow(); show(pane.hidden); });
  document.getElementById("calls-close").addEventListener("click", hideCalls);
  const isRoomy = window.matchMedia("(min-width: 1100px)").matches;
  show(isRoomy && localStorage.getItem(STORED) === "shown");
  await reloadCalls();
}

export async function reloadCalls() {
  list.replaceChildren(element("li", "empty", word("noCalls")));
  const calls = await get("/sim/calls");
  for (const call of calls.slice(-KEPT)) addCall(call);
}

export function hideCalls() {
  show(false);
}

function show(isShown) {
  pane.hidden = !isShown;
  toggle.setAttribute("aria-expanded", String(isShown));
  localStorage.setItem(STORED, isShown ? "shown" : "hidden");
}

export function addCall(call) {
  const isRoutine = call.method.toLowerCase() === "getupdates" && !call.err;
  if (isRoutine || list.querySelector(`[data-n="${call.n}"]`)) return;
  list.querySelector(".empty")?.remove();
  const item = element("li", call.err ? "call failed" : "call");
  item.dataset.n = String(call.n);
  const details = element("details");
  details.append(summary(call));
  details.addEventListener("toggle", () => fill(details, call), { once: true });
  item.append(details);
  list.prepend(item);
  while (list.children.length > KEPT) list.lastElementChild.remove();
}

function summary(call) {
  const node = element("summary");
  const hint = call.err ? call.err.description : call.params.text || call.params.caption || "";
  node.append(element("b", "", call.method), element("i", "", `${call.ms} ms`));
  if (hint) node.append(element("small", "", String(hint).slice(0, 120)));
  return node;
}

function fill(details, call) {
  for (const value of [call.params, call.err || call.result]) {
    details.append(element("pre", "", JSON.stringify(value, null, 2)));
  }
}
