// The parts of the page, each drawn from what a door answered.
import { bars, lines } from "./charts.js";
import { language, money, number, words } from "./words.js";

const id = (name) => document.getElementById(name);
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const exact = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
const dayName = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
const day = (date) => dayName.format(new Date(`${date}T00:00:00Z`));
const MINUTE = 60_000;
const SHOWN = 50;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function drawTotals(totals) {
  id("hour").textContent = number(totals.count);
  id("sum").textContent = money(totals.amount);
}

export function drawLive(seconds) {
  const recent = seconds.slice(-6, -1);
  id("rate").textContent = number(recent.reduce((sum, n) => sum + n, 0) / recent.length);
  id("live").replaceChildren(lines(words.live, [["a", seconds.slice(0, -1)]], [[0, "−60 s"], [1, "0"]], number));
}

export function drawMinutes(found, now) {
  const counts = new Map(found.map((one) => [Date.parse(one.minute), one.count]));
  const last = Math.floor(now / MINUTE) * MINUTE;
  const all = Array.from({ length: 61 }, (_, back) => last - (60 - back) * MINUTE);
  const values = all.map((at) => [counts.get(at) ?? 0, `${clock.format(at)}: ${number(counts.get(at) ?? 0)}`]);
  const ticks = [0, 20, 40, 60].map((place) => [place / 60, clock.format(all[place])]);
  id("minutes").replaceChildren(bars(words.minutes, values, ticks, number));
}

export function drawActive(days) {
  const series = [["c", "monthly"], ["b", "weekly"], ["a", "daily"]]
    .map(([name, field]) => [name, days.map((one) => one[field])]);
  const ticks = [0, 0.5, 1].map((share) => [share, day(days[Math.round(share * (days.length - 1))].day)]);
  id("active").replaceChildren(lines(words.active, series, ticks, number));
  id("daily").textContent = number(days.at(-1).daily);
}

export function drawTop(types) {
  const most = types[0]?.count ?? 1;
  id("top").replaceChildren(...types.map((one) => {
    const row = element("div", "bar");
    const progress = element("progress");
    Object.assign(progress, { max: most, value: one.count });
    progress.setAttribute("aria-hidden", "true");
    const name = element("span", "", one.event_type);
    name.title = `${one.event_type}: ${money(one.amount)}`;
    row.append(name, element("b", "", number(one.count)), progress);
    return row;
  }));
  if (!types.length) id("top").textContent = words.nothing;
}

export function drawRetention(cohorts) {
  const periods = Math.max(0, ...cohorts.map((one) => one.returned.length));
  const head = element("tr");
  head.append(element("th", "", words.week), element("th", "", words.people));
  for (let n = 0; n < periods; n += 1) head.append(element("th", "", n ? `+${n}` : "0"));
  const rows = cohorts.map((one) => {
    const row = element("tr");
    row.append(element("th", "", day(one.start)), element("td", "number", number(one.size)));
    one.returned.forEach((people, place) => {
      const ahead = Date.parse(one.start) + place * 7 * 86_400_000 > Date.now();
      const share = people / one.size;
      const cell = element("td", `heat h${Math.ceil(share * 4)}`, ahead ? "" : `${Math.round(share * 100)} %`);
      cell.title = number(people);
      row.append(cell);
    });
    return row;
  });
  id("retention").replaceChildren(head, ...(rows.length ? rows : [nothing(2)]));
}

function nothing(width) {
  const row = element("tr");
  const cell = element("td", "none", words.nothing);
  cell.colSpan = width;
  row.append(cell);
  return row;
}

function eventRow(event, fresh) {
  const row = element("tr", fresh ? "new" : "");
  row.append(
    element("td", "", exact.format(new Date(event.timestamp))),
    element("td", "", event.event_type),
    element("td", "", event.user_id),
    element("td", "number", event.amount === null ? "" : money(event.amount)),
    element("td", "", event.source),
  );
  return row;
}

export function drawEvents(events) {
  const head = element("tr");
  for (const name of ["time", "type", "user", "amount", "source"]) head.append(element("th", "", words[name]));
  id("last").replaceChildren(head, ...(events.length ? events.map((one) => eventRow(one, false)) : [nothing(5)]));
}

// `events` oldest first, as they came.
export function addEvents(events) {
  const table = id("last");
  table.querySelector(".none")?.parentElement.remove();
  for (const event of events.slice(-SHOWN)) table.rows[0].after(eventRow(event, true));
  while (table.rows.length > SHOWN + 1) table.rows[table.rows.length - 1].remove();
}

export function drawMissed(count) {
  id("missed").hidden = false;
  id("missed").textContent = words.missed + number(count);
}
