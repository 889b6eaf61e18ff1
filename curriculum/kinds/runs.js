// @ts-check
import { uniqueId } from "./dom.js";

/**
 * Runs of the model behind an exercise, which is in the kernel. What comes back carries the number of the asking, so that
 * two views of one exercise do not take each other's runs.
 * @param {any} model the widget's
 */
export function runs(model) {
  const asked = /** @type {Map<string, (made: any) => void>} */ (new Map());

  function onRan() {
    const made = model.get("ran") ?? {};
    const hear = asked.get(made.n);
    asked.delete(made.n);
    hear?.(made);
  }

  model.on("change:ran", onRan);
  return {
    /** Have it run once. @param {any} settings @param {(made: any) => void} hear */
    run(settings, hear) {
      const n = uniqueId();
      asked.set(n, hear);
      model.send({ do: "run", n, settings });
    },
    end: () => model.off("change:ran", onRan),
  };
}

/**
 * Runs that follow a hand on a slider: one is on its way at a time, and when it is back the latest settings go next. What
 * was in between is never asked for, so the kernel cannot fall behind.
 * @param {(settings: any, hear: (made: any) => void) => void} run @param {(made: any) => void} draw
 * @param {number} patience ms after which a run that has not come back is taken for lost
 */
export function latest(run, draw, patience = 3000) {
  let next = /** @type {any} */ (null);
  let under = 0; // the number of the run on its way; 0 if there is none
  let count = 0;

  function go() {
    if (!next) return;
    const settings = next;
    const mine = (under = ++count);
    next = null;
    const lost = setTimeout(() => over(mine), patience);
    run(settings, (made) => {
      clearTimeout(lost);
      if (mine !== under) return;
      draw(made);
      over(mine);
    });
  }

  /** @param {number} which */
  function over(which) {
    if (which !== under) return;
    under = 0;
    go();
  }

  return (/** @type {any} */ settings) => {
    next = settings;
    if (!under) go();
  };
}
