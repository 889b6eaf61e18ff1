// @ts-check
/**
 * Drawing a chart as SVG, at the width it is shown at: axes, lines, levels, and labels beside the lines' ends.
 *
 * A chart is drawn anew whenever something in it changes; what draws it holds no state. Ink is the data, the accent is
 * the learner. All text goes in as text, never as markup.
 */

const NS = "http://www.w3.org/2000/svg";
const GAP = 19; // px between the baselines of two labels
const LETTER = 7.7; // px, a letter of a label in bold, on average
const LEAST = 280; // px of drawing beside which labels may stand; on a narrower chart they go into a legend

/** @typedef {{x: (value: number) => number, y: (value: number) => number, left: number, right: number, top: number, bottom: number, wide: boolean}} Frame */
/** @typedef {{value: number, text: string, class?: string}} EndLabel */

/** One SVG element; a function among its attributes is a listener. @param {string} tag @param {Record<string, any>} attributes @param {...any} children @returns {any} */
export function s(tag, attributes, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.flat().filter(Boolean));
  return element;
}

/** Round numbers from one end to the other, about so many. @param {number} from @param {number} to @param {number} about */
export function ticks(from, to, about) {
  const rough = (to - from) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough - 1e-12) ?? 10) * power;
  const found = [];
  for (let at = Math.ceil(from / step - 1e-9) * step; at <= to + step * 1e-9; at += step) found.push(Number(at.toPrecision(12)));
  return found;
}

/**
 * Empty the drawing and draw its axes.
 * @param {SVGSVGElement} svg
 * @param {{x: {from: number, to: number, label: string, ticks?: number[], whole?: boolean}, y: {from: number, to: number, label: string, ticks?: number[], whole?: boolean}, labels?: EndLabel[]}} of
 *   the two axes, and the labels that need room beside the lines' ends
 * @returns {Frame} where a value lies
 */
export function axes(svg, { x, y, labels = [] }) {
  const width = svg.clientWidth || 600;
  const height = svg.clientHeight || 320;
  const room = Math.max(0, ...labels.map((label) => label.text.length * LETTER)) + 18;
  const wide = width - room > LEAST;
  const levels = y.ticks ?? ticks(y.from, y.to, 4).filter((value) => !y.whole || Number.isInteger(value));
  const left = 12 + LETTER * Math.max(2, ...levels.map((level) => String(level).length));
  const frame = { left, right: width - (wide && labels.length ? room : 14), top: 24, bottom: height - 40, wide };
  const scale = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ start, /** @type {number} */ end) => (/** @type {number} */ value) => start + ((value - from) / (to - from || 1)) * (end - start);
  const at = { ...frame, x: scale(x.from, x.to, frame.left, frame.right), y: scale(y.from, y.to, frame.bottom, frame.top) };
  const along = x.ticks ?? ticks(x.from, x.to, (frame.right - frame.left) / 70).filter((value) => !x.whole || Number.isInteger(value));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren(
    s("text", { class: "ax", x: 0, y: 10 }, y.label),
    ...levels.flatMap((level) => [
      s("line", { class: level === y.from ? "base" : "gr", x1: at.left, x2: at.right, y1: at.y(level), y2: at.y(level) }),
      s("text", { class: "ax", x: at.left - 8, y: at.y(level) + 4, "text-anchor": "end" }, String(level)),
    ]),
    ...along.map((value) => s("text", { class: "ax", x: at.x(value), y: at.bottom + 20, "text-anchor": "middle" }, String(value))),
    s("text", { class: "ax", x: at.right, y: height - 2, "text-anchor": "end" }, x.label),
  );
  return at;
}

/** A line through points. @param {SVGSVGElement} svg @param {Frame} at @param {Array<[number, number]>} points @param {string} look its class */
export function line(svg, at, points, look) {
  if (!points.length) return;
  svg.append(s("path", { class: look, d: `M${points.map(([x, y]) => `${at.x(x).toFixed(1)} ${at.y(y).toFixed(1)}`).join("L")}` }));
}

/** A level right across. @param {SVGSVGElement} svg @param {Frame} at @param {number} value @param {string} look its class */
export function level(svg, at, value, look) {
  svg.append(s("line", { class: look, x1: at.left, x2: at.right, y1: at.y(value), y2: at.y(value) }));
}

/**
 * Labels beside the lines' ends, moved apart where they would lie on each other. Nothing on a narrow chart: use `legend`.
 * @param {SVGSVGElement} svg @param {Frame} at @param {EndLabel[]} labels
 */
export function endLabels(svg, at, labels) {
  if (!at.wide) return;
  const placed = labels.map((label) => ({ ...label, y: at.y(label.value) })).sort((a, b) => a.y - b.y);
  placed.forEach((label, index) => {
    if (index) label.y = Math.max(label.y, placed[index - 1].y + GAP);
  });
  let lowest = at.bottom + 6;
  for (const label of placed.reverse()) {
    label.y = Math.min(label.y, lowest);
    lowest = label.y - GAP;
  }
  for (const label of placed) svg.append(s("text", { class: label.class, x: at.right + 10, y: label.y + 4 }, label.text));
}

/** The piece of a line that stands beside its name in a legend. @param {string} look its class */
export const sample = (look) => s("svg", { viewBox: "0 0 26 8", "aria-hidden": "true" }, s("path", { class: look, d: "M0 4H26" }));
