// @ts-check
/** The first-run tour: a few short steps beside the panel, which can be left at any of them. */
import { fill, h, uniqueId } from "../../kinds/dom.js";

/**
 * @param {Array<{title: string, text: string, at: string}>} steps `at` is the part of the page that a step points at, as a selector
 * @param {Record<string, string>} words
 * @returns {() => void} shows the tour from its beginning
 */
export function tour(steps, words) {
  let at = 0;
  let before = /** @type {EventTarget | null} */ (null);
  let touched = false; // whether a hand has done anything since the tour was shown
  let pointed = /** @type {Element | null} */ (null);
  const name = uniqueId();
  const text = uniqueId();
  const card = h("section.cu.course-tour", { role: "dialog", "aria-labelledby": name, "aria-describedby": text, tabindex: -1, keydown: onKey, focusout: onLeft });
  window.addEventListener("resize", () => card.isConnected && place());
  for (const act of ["keydown", "pointerdown"]) window.addEventListener(act, () => (touched = true), true);
  return () => {
    at = 0;
    touched = false;
    before = document.activeElement;
    document.body.append(card);
    draw();
  };

  function draw() {
    const step = steps[at];
    const last = at === steps.length - 1;
    card.replaceChildren(
      h("p.quiet", {}, fill(words.shell_tour_step, { n: at + 1, total: steps.length })),
      h("h2", { id: name }, step.title),
      h("p", { id: text }, step.text),
      h(
        "p.acts",
        {},
        h("button.btn.small.main", { type: "button", click: () => (last ? close() : turn(1)) }, last ? words.shell_tour_end : words.shell_tour_next),
        at > 0 && h("button.btn.small", { type: "button", click: () => turn(-1) }, words.shell_tour_back),
        !last && h("button.link", { type: "button", click: close }, words.shell_tour_skip),
      ),
    );
    place();
    card.focus({ preventScroll: true });
  }

  /** @param {number} by */
  function turn(by) {
    at += by;
    draw();
  }

  /** Beside what the step is about, inside the window. */
  function place() {
    pointed?.classList.remove("course-pointed");
    pointed = document.querySelector(steps[at].at);
    pointed?.classList.add("course-pointed");
    pointed?.scrollIntoView({ block: "nearest" });
    const room = pointed?.getBoundingClientRect();
    const space = room ? window.innerWidth - room.right : 0;
    const beside = room && room.width && space > 400;
    card.classList.toggle("beside", beside);
    card.style.left = beside ? `${room.right + 12}px` : "";
    card.style.top = beside ? `${Math.max(12, Math.min(room.top, window.innerHeight - card.offsetHeight - 12))}px` : "";
  }

  function close() {
    pointed?.classList.remove("course-pointed");
    card.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  }

  /**
   * While a lesson opens, JupyterLab moves the focus to it, where nothing can be pressed. Who uses the keyboard is reading this.
   * Whoever goes to something by themselves may: a screen reader moves the focus without a key that the page sees.
   * @param {FocusEvent} event
   */
  function onLeft(event) {
    const to = event.relatedTarget;
    if (touched || !(to instanceof Element) || !to.matches(".jp-Spinner, .jp-Notebook")) return;
    before = to;
    setTimeout(() => card.focus({ preventScroll: true }));
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "Escape") close();
    event.stopPropagation();
  }
}
