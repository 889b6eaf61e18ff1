// @ts-check
import { fill } from "../dom.js";
import { s } from "../plot.js";

const HEIGHT = 330;
const SPACE = { top: 52, bottom: 72, left: 40 };
const WIDE = 480; // px from which the lines have their names at their ends

/**
 * One chart at its real width: points, line, centre and limits with their labels, notes under points, the learner's marks
 * above, and what the rules find behind.
 * @param {any} item
 * @param {{width: number, mine: any[], found: any[], names: Record<string, string>, words: any, choose: (point: number) => void}} of
 */
export function draw(item, { width, mine, found, names, words, choose }) {
  const values = item.points.map((/** @type {any} */ point) => point.value);
  const [low, high, step] = scale(item, values);
  const wide = width >= WIDE;
  const end = width - (wide ? 116 : 14);
  const inner = end - SPACE.left;
  const gap = inner / values.length;
  const x = (/** @type {number} */ point) => SPACE.left + gap * (point - 0.5);
  const y = (/** @type {number} */ value) => HEIGHT - SPACE.bottom - ((value - low) / (high - low)) * (HEIGHT - SPACE.top - SPACE.bottom);
  const bottom = HEIGHT - SPACE.bottom;
  const parts = /** @type {any[]} */ ([]);
  /** Where a word about a stretch stands: at its left edge, or at its right one if that leaves more room. */
  const edge = (/** @type {number} */ left, /** @type {number} */ right) => (left < width / 2 ? { x: left } : { x: right, "text-anchor": "end" });

  found.forEach(({ signal, from, to }, at) => {
    parts.push(
      s("rect", { class: "found", x: x(from) - gap / 2, y: SPACE.top, width: gap * (to - from + 1), height: bottom - SPACE.top }),
      s("text", { class: "b halo", ...edge(x(from) - gap / 2 + 4, x(to) + gap / 2 - 4), y: bottom - 6 - 16 * (at % 2) }, fill(from === to ? "{signal}, {from}" : words.chart_found, { signal: names[signal] ?? signal, from, to })),
    );
  });
  for (let value = low; value <= high + step / 2; value += step) {
    const shown = Math.round(value * 100) / 100;
    parts.push(s("line", { class: "gr", x1: SPACE.left, x2: end, y1: y(value), y2: y(value) }), s("text", { class: "ax", x: SPACE.left - 6, y: y(value) + 4, "text-anchor": "end" }, String(shown).replace("-", "−")));
  }
  const every = [1, 2, 3, 4, 5, 10].find((n) => n * gap >= 20) ?? 10;
  for (let point = 1; point <= values.length; point += 1) {
    if (point === 1 || point % every === 0) parts.push(s("text", { class: "ax", x: x(point), y: bottom + 16, "text-anchor": "middle" }, String(point)));
  }
  parts.push(s("line", { class: "base", x1: SPACE.left, x2: end, y1: bottom, y2: bottom }));
  parts.push(s("text", { class: "ax", x: end, y: bottom + 34, "text-anchor": "end" }, item.x));
  for (const [at, note] of Object.entries(item.notes)) {
    const point = Number(at);
    const right = x(point) > width * 0.6;
    parts.push(s("line", { class: "note", x1: x(point), x2: x(point), y1: SPACE.top, y2: bottom + 38 }), s("text", { x: x(point) + (right ? 3 : -3), y: bottom + 50, "text-anchor": right ? "end" : "start" }, note));
  }

  if (item.limits.length) {
    for (const [which, name] of /** @type {const} */ ([[0, "lower"], [1, "upper"]])) {
      const steps = item.limits.map((/** @type {number[]} */ limit, /** @type {number} */ at) => `${at ? "L" : "M"}${x(at + 1) - gap / 2},${y(limit[which])}H${x(at + 1) + gap / 2}`).join("");
      const last = y(item.limits[item.limits.length - 1][which]);
      parts.push(s("path", { class: "limit", d: steps }));
      if (wide) parts.push(s("text", { class: "ax", x: end + 6, y: last + 4 }, words[`chart_${name}`]));
    }
  }
  parts.push(s("line", { class: "centre", x1: SPACE.left, x2: end, y1: y(item.centre.value), y2: y(item.centre.value) }));
  parts.push(s("path", { class: "line", d: values.map((/** @type {number} */ value, /** @type {number} */ at) => `${at ? "L" : "M"}${x(at + 1)},${y(value)}`).join("") }));
  const marked = (/** @type {number} */ point) => found.some(({ from, to }) => from <= point && point <= to);
  values.forEach((/** @type {number} */ value, /** @type {number} */ at) => parts.push(s("circle", { class: marked(at + 1) ? "point in" : "point", cx: x(at + 1), cy: y(value), r: marked(at + 1) ? 5 : 3.5 })));
  if (wide) parts.push(s("text", { x: end + 6, y: y(item.centre.value) + 4 }, item.centre.label));
  else parts.push(s("text", { x: end, y: HEIGHT - 8.5, "text-anchor": "end" }, item.limits.length ? `${item.centre.label}, - - ${words.chart_limits.toLowerCase()}` : item.centre.label));

  mine.forEach(({ signal, from, to }, at) => {
    const [first, last] = [from, to ?? from].sort((a, b) => a - b);
    if (first < 1 || last > values.length) return;
    const [a, b] = [x(first) - gap * 0.35, x(last) + gap * 0.35];
    const top = SPACE.top - 4 - 25 * (at % 2);
    parts.push(s("path", { class: "mine", d: `M${a},${top + 7}V${top}H${b}V${top + 7}` }));
    const label = fill(words.chart_your, { signal: (names[signal] ?? "…").toLowerCase() });
    const middle = Math.min(Math.max((a + b) / 2, SPACE.left + 50), end - 50);
    parts.push(s("text", { class: "mine halo", x: middle, y: top - 5, "text-anchor": "middle" }, label));
  });

  const said = (/** @type {number} */ value) => String(value).replace("-", "−");
  const told = fill(words.chart_alt, { n: values.length, x: item.x, y: item.y, low: said(Math.min(...values)), high: said(Math.max(...values)), centre: item.centre.label });
  const picture = s("svg", { class: "drawn", width, height: HEIGHT, role: "img", "aria-label": `${item.invented ? `${words.chart_invented}. ` : ""}${told}`, click: clicked }, parts);
  if (item.invented) stamp(picture, words.chart_invented);
  return picture;

  /** The point nearest to a click. @param {any} event */
  function clicked(event) {
    const at = event.clientX - picture.getBoundingClientRect().left - SPACE.left;
    choose(Math.min(Math.max(Math.ceil(at / gap), 1), values.length));
  }
}

/** The word in a box that says what the data are. @param {any} picture @param {string} text */
function stamp(picture, text) {
  const wide = 8 * text.length + 12;
  picture.append(s("rect", { class: "stamp", x: 1, y: HEIGHT - 24, width: wide, height: 22, rx: 3 }), s("text", { class: "b", x: 1 + wide / 2, y: HEIGHT - 8.5, "text-anchor": "middle" }, text));
}

/** The lowest and the highest tick and the step between ticks; shares of a p-chart go from 0 to 100. @param {any} item @param {number[]} values */
function scale(item, values) {
  if (item.chart === "p") return [0, 100, 25];
  const all = [...values, ...item.limits.flat()];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * /** @type {number} */ ([1, 2, 2.5, 5, 10].find((n) => n * power >= rough));
  return [Math.floor(least / step) * step, Math.ceil(most / step) * step || step, step];
}
