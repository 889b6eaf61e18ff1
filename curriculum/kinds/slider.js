// @ts-check
import { fill, h, uniqueId } from "./dom.js";

/**
 * A number on a slider, with a field beside it in which it can be typed.
 * @param {{label: any, name: string, from: number, to: number, step: number, words: Record<string, string>, change: (value: number | null) => void}} of
 *   `label` as it stands above, `name` the same as plain text; `change` hears each new number, and null for an empty field
 */
export function slider({ label, name, from, to, step, words, change }) {
  const id = uniqueId();
  const digits = (String(step).split(".")[1] ?? "").length;
  const range = h("input", { type: "range", id, min: String(from), max: String(to), step: String(step), input: slid, click: slid });
  const number = h("input", { type: "number", min: String(from), max: String(to), step: String(step), inputmode: "decimal", "aria-label": fill(words.as_number, { label: name }), input: typed, change: settle });
  let value = /** @type {number | null} */ (null);

  function slid() {
    const now = Number(range.value);
    if (now === value) return;
    value = now;
    number.value = now.toFixed(digits);
    change(value);
  }

  function typed() {
    const now = number.value === "" ? null : Number(number.value);
    if (now !== null && (!Number.isFinite(now) || now < from || now > to)) return;
    value = now === null ? null : onStep(now);
    if (value !== null) range.value = String(value);
    change(value);
  }

  /** When the typing is over, the field shows the number that was taken. */
  function settle() {
    if (number.value !== "") {
      const taken = onStep(Math.min(to, Math.max(from, Number(number.value))));
      const other = taken !== value;
      set(taken);
      if (other) change(taken);
    }
  }

  /** @param {number} given */
  const onStep = (given) => Number((from + Math.round((given - from) / step) * step).toFixed(digits));

  /** @param {number | null} given */
  function set(given) {
    value = given;
    range.value = String(given ?? (from + to) / 2);
    number.value = given === null ? "" : given.toFixed(digits);
  }

  set(null);
  return {
    node: h("div.slider", {}, h("label", { for: id }, label), h("div.num", {}, range, number)),
    set,
    /** @param {boolean} open */
    open(open) {
      range.disabled = number.disabled = !open;
    },
  };
}
