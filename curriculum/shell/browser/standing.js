// @ts-check
/**
 * Which of the course's lessons a notebook is, and whether it may run by itself: the one place where that is decided.
 *
 * Running a notebook is running a program. So a lesson runs unasked only if all of this holds: it opens with a lesson's
 * header; it lies in that lesson's place in the workspace; every line of code in it is one that the installed lesson
 * has; and the server trusts it. Trust alone is not enough: a notebook that was never trusted becomes so by a save.
 */

/**
 * @typedef {{number: number, stem: string, title: string, minutes: number, ready: boolean, exercises: string[], code: string[]}} Lesson
 * @typedef {{lesson: Lesson, own: any[], foreign: any[], inPlace: boolean, trusted: boolean, alone: boolean}} Standing
 */

const HEADER = /^import curriculum; curriculum\.lesson\("([^"]+)"\)$/;

/** @param {any} cell a cell's widget */
const source = (cell) => cell.model.sharedModel.getSource();

/**
 * Where a notebook stands; null if it is none of the course's.
 * @param {any} panel @param {Lesson[]} lessons
 * @returns {Standing | null}
 */
export function standing(panel, lessons) {
  const code = panel.content.widgets.filter((/** @type {any} */ cell) => cell.model.type === "code" && source(cell).trim());
  const stem = code.length ? HEADER.exec(source(code[0]))?.[1] : undefined;
  const lesson = lessons.find((one) => one.stem === stem && one.ready);
  if (!lesson) return null;
  const known = new Set(lesson.code);
  const own = code.filter((/** @type {any} */ cell) => known.has(source(cell)));
  const foreign = code.filter((/** @type {any} */ cell) => !known.has(source(cell)));
  const inPlace = panel.context.path === `${lesson.stem}.ipynb`;
  const trusted = code.every((/** @type {any} */ cell) => cell.model.trusted);
  return { lesson, own, foreign, inPlace, trusted, alone: inPlace && trusted && !foreign.length };
}
