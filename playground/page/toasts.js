// Short notices at the top of the chat, and alerts that have to be confirmed.
import { element } from "/page/entities.js";

export function toast(text) {
  const node = element("div", "toast", text);
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), 3500);
}

export function alertBox(text) {
  const dialog = document.getElementById("alert-dialog");
  document.getElementById("alert-text").textContent = text;
  if (!dialog.open) dialog.showModal();
}
