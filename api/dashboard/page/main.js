// The page: numbers asked again and again, and events as they come.
import { Refused, ask, listen, saveKey, savedKey } from "./api.js";
import * as views from "./views.js";
import { speak, words } from "./words.js";

const id = (name) => document.getElementById(name);
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const seconds = Array(61).fill(0);
let fresh = [];

function state(name) {
  id("state").className = name;
  id("state").textContent = words[name];
}

function trouble(error) {
  id("trouble").hidden = error === null;
  if (error === null) return;
  const refused = error instanceof Refused;
  id("trouble").textContent = refused ? words.denied : words.failed;
  if (refused) id("key-form").hidden = false;
}

async function often() {
  views.drawTotals(await ask("metrics?minutes=60"));
  views.drawMinutes(await ask("minutes?minutes=60"), Date.now());
}

async function seldom() {
  views.drawActive(await ask("active-users"));
  views.drawTop(await ask("top"));
  views.drawRetention(await ask("retention?unit=week"));
}

async function asking() {
  for (let turn = 0; ; turn += 1) {
    try {
      if (!document.hidden) {
        await often();
        if (turn % 6 === 0) await seldom();
        trouble(null);
      }
    } catch (error) {
      trouble(error);
      turn = -1;
    }
    await pause(5);
  }
}

function heard(kind, data) {
  if (kind === "missed") views.drawMissed(data);
  if (kind !== "event") return;
  seconds[60] += 1;
  fresh.push(data);
  if (fresh.length > 100) fresh = fresh.slice(-50);
}

async function listening() {
  for (;;) {
    try {
      state("connecting");
      await listen(heard, async () => {
        state("on");
        views.drawEvents((await ask("events?limit=50")).events);
      });
    } catch (error) {
      if (error instanceof Refused) trouble(error);
    }
    state("off");
    await pause(2);
  }
}

function tick() {
  views.drawLive(seconds);
  seconds.shift();
  seconds.push(0);
}

function show() {
  if (fresh.length) views.addEvents(fresh);
  fresh = [];
}

speak();
views.drawEvents([]);
id("key").value = savedKey();
id("key-button").addEventListener("click", () => { id("key-form").hidden = !id("key-form").hidden; });
id("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  saveKey(id("key").value.trim());
  location.reload();
});
setInterval(tick, 1000);
setInterval(show, 250);
asking();
listening();
