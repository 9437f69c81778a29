// Charts as SVG: pure functions of their data.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 640, HEIGHT = 220, LEFT = 60, BOTTOM = 28, TOP = 12;

function make(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

// A round number at or above the largest value, so that the axis reads well.
export function ceiling(largest) {
  if (largest <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((top) => top >= largest);
}

function frame(label, top, ticks, format) {
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  for (const share of [0, 0.5, 1]) {
    const y = HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    svg.append(make("line", { class: "grid", x1: LEFT, x2: WIDTH, y1: y, y2: y }));
    svg.append(make("text", { x: LEFT - 6, y: y + 4, "text-anchor": "end" }, format(share * top)));
  }
  ticks.forEach(([share, text], index) => {
    const anchor = index === 0 ? "start" : index === ticks.length - 1 ? "end" : "middle";
    const x = LEFT + share * (WIDTH - LEFT);
    svg.append(make("text", { x, y: HEIGHT - 6, "text-anchor": anchor }, text));
  });
  return svg;
}

const across = (index, count) => LEFT + (count < 2 ? 0.5 : index / (count - 1)) * (WIDTH - LEFT);
const up = (value, top) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);

// `series`: [[class, [values]]], all of one length.
export function lines(label, series, ticks, format) {
  const top = ceiling(Math.max(0, ...series.flatMap(([, values]) => values)));
  const svg = frame(label, top, ticks, format);
  for (const [name, values] of series) {
    const points = values.map((value, index) => `${across(index, values.length)},${up(value, top)}`);
    svg.append(make("path", { class: name, d: `M${points.join("L")}` }));
  }
  return svg;
}

// `bars`: [[value, title]].
export function bars(label, values, ticks, format) {
  const top = ceiling(Math.max(0, ...values.map(([value]) => value)));
  const svg = frame(label, top, ticks, format);
  const width = (WIDTH - LEFT) / values.length;
  values.forEach(([value, title], index) => {
    if (!value) return;
    const y = Math.min(up(value, top), HEIGHT - BOTTOM - 2);
    const bar = make("rect", {
      x: LEFT + index * width + 1, y, width: Math.max(width - 2, 1), height: HEIGHT - BOTTOM - y, rx: 2,
    });
    bar.append(make("title", {}, title));
    svg.append(bar);
  });
  return svg;
}
