// @ts-check
/** Building elements, and the few drawings of the course. All text goes in as text, never as markup. */

/**
 * @param {string} tag element name, optionally with classes: "p.quiet"
 * @param {Record<string, any>} [attributes] attributes; a function is a listener, false and null are left out
 * @param {...(Node|string|null|undefined|false|Array<Node|string|null|undefined|false>)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else if (key === "style") element.style.cssText = value; // a page with a strict policy takes no style attributes
    else if (key in element && typeof value !== "string") /** @type {any} */ (element)[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(.../** @type {any[]} */ (children.flat(Infinity).filter((child) => child || child === "")));
  return element;
}

/** Text for screen readers only. @param {string} text */
export const hidden = (text) => h("span.sr", {}, text);

/** A sentence of the course with its braces filled in. @param {string} text @param {Record<string, any>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

const SHAPES = /** @type {Record<string, string>} */ ({
  supported: '<path class="f" d="M8 .9 15.1 8 8 15.1.9 8Z"/>',
  arguable: '<path d="M8 1.6 14.4 8 8 14.4 1.6 8Z"/><path class="f" d="M8 .9V15.1L.9 8Z"/>',
  "not supported": '<path d="M8 1.6 14.4 8 8 14.4 1.6 8Z"/>',
  right: '<path d="M2.5 8.6 6.2 12.3 13.5 4.2"/>',
  argue: '<path d="M2 6.3c2-2 4-2 6-.4s4 1.6 6-.4M2 10.9c2-2 4-2 6-.4s4 1.6 6-.4"/>',
  look: '<path d="M3.2 8.6A5 5 0 1 0 4.7 4.6L2.6 6.4M2.6 2.8v3.7h3.7"/>',
  hold: '<circle cx="8" cy="8" r="6.3"/><path d="M8 7.4v3.6M8 4.7v.1"/>',
  hint: '<path d="M5.6 10.7C4.2 9.9 3.4 8.6 3.4 7a4.6 4.6 0 0 1 9.2 0c0 1.6-.8 2.9-2.2 3.7v1.5H5.6ZM6.3 14.6h3.4"/>',
  read: '<path d="M3 2.2h10v11.6H3ZM5.4 5.4h5.2M5.4 8h5.2M5.4 10.6h3"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  minus: '<path d="M3 8h10"/>',
  lock: '<path d="M3.5 7.2h9v6.6h-9ZM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2"/>',
  up: '<path d="M8 13V3M3.5 7.5 8 3l4.5 4.5"/>',
  down: '<path d="M8 3v10M3.5 8.5 8 13l4.5-4.5"/>',
});

/** A drawing beside a word. It carries no meaning of its own, so screen readers pass over it. @param {string} name */
export function icon(name) {
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  frame.setAttribute("class", "i");
  frame.setAttribute("viewBox", "0 0 16 16");
  frame.setAttribute("aria-hidden", "true");
  frame.innerHTML = SHAPES[name]; // our own constants above, no text of anyone's
  return frame;
}

const BLOCKS = [[0.5, 4], [7.5, 11], [21.5, 4]];

/** The mark of one of the framework's three groups. @param {number} which 0, 1 or 2 */
export function groupMark(which) {
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  frame.setAttribute("class", "grp");
  frame.setAttribute("viewBox", "0 0 26 9");
  frame.setAttribute("aria-hidden", "true");
  BLOCKS.forEach(([x, width], index) => {
    const block = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [key, value] of Object.entries({ x, y: 0.5, width, height: 8 })) block.setAttribute(key, String(value));
    if (index === which) block.setAttribute("class", "on");
    frame.append(block);
  });
  return frame;
}

/**
 * Keep an application's single-letter shortcuts away from a part of the page: without this, JupyterLab takes "d d" and
 * deletes the cell. JupyterLab looks at keys as they bubble up. Notebook 7 looks before they come down, and passes over
 * an element that has a certain attribute by then. Shortcuts with Ctrl or Command, such as Save, stay the application's.
 * @param {HTMLElement} part @param {(event: KeyboardEvent) => boolean} [holds] whether it does so now; always, if not given
 * @returns {() => void} ends it
 */
export function ownKeys(part, holds = () => true) {
  const ours = (/** @type {any} */ event) => part.contains(event.target) && holds(event) && !((event.ctrlKey || event.metaKey) && event.key !== "Enter");
  const first = (/** @type {any} */ event) => {
    if (!ours(event)) return;
    event.target.setAttribute("data-lm-suppress-shortcuts", "");
    setTimeout(() => event.target.removeAttribute("data-lm-suppress-shortcuts"));
  };
  const last = (/** @type {any} */ event) => void (ours(event) && event.stopPropagation());
  window.addEventListener("keydown", first, true);
  for (const kind of ["keydown", "keypress", "keyup"]) part.addEventListener(kind, last);
  return () => window.removeEventListener("keydown", first, true);
}

let lastId = 0;

/** An id that no other element of the page has. */
export const uniqueId = () => `cu-${Date.now().toString(36)}-${++lastId}`;

/**
 * Radio buttons drawn as one bar.
 * @param {{legend: any, options: Array<{value: string, label: any, class?: string}>, wide?: boolean, change: (value: string) => void}} of
 */
export function bar({ legend, options, change }) {
  const name = uniqueId();
  const inputs = /** @type {Record<string, HTMLInputElement>} */ ({});
  const seg = h("div.seg", { style: `--n:${options.length}` });
  for (const option of options) {
    const input = h("input", { type: "radio", name, value: option.value, change: () => change(option.value) });
    inputs[option.value] = input;
    seg.append(h(`label.lv${option.class ? "." + option.class : ""}`, {}, input, option.label));
  }
  return {
    node: h("fieldset.levels", {}, h("legend", {}, legend), seg),
    /** @param {string} value */
    set(value) {
      for (const input of Object.values(inputs)) input.checked = input.value === value;
    },
  };
}
