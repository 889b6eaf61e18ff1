// @ts-check
/** The course panel: every lesson, how far the learner has come, where to go on, and a quiet way to the rest. */
import { fill, h, hidden, icon } from "../../kinds/dom.js";

/**
 * @typedef {import("./standing.js").Lesson} Lesson
 * @typedef {object} Ways what the panel's links and buttons do
 * @property {(lesson: Lesson) => string} address
 * @property {((lesson: Lesson) => void) | null} open null where a link is simply followed
 * @property {() => void} download
 * @property {() => void} print
 * @property {() => void} printMine
 * @property {() => void} again
 * @property {() => void} tour
 * @property {(shown: boolean) => void} showCode
 */

/** @param {any} course @param {Ways} ways */
export function panel({ title, lessons, words, help, portfolio }, ways) {
  const done = h("p.quiet", {});
  const go = h("p.course-go", {});
  const cohort = h("p.course-cohort", { hidden: true });
  const rows = lessons.map(row);
  const print = h("button.link", { type: "button", click: ways.print }, words.shell_print);
  const printMine = h("button.link", { type: "button", click: ways.printMine }, words.shell_print_mine);
  const again = h("button.link", { type: "button", click: ways.again }, words.shell_run_again);
  const download = h("button.link", { type: "button", click: ways.download }, words.shell_download);
  const said = h("p.quiet", { role: "status" });
  const code = h("input", { type: "checkbox", change: () => ways.showCode(code.checked) });
  const node = h(
    "nav.cu.course-panel",
    { "aria-label": title },
    h("header", {}, h("h2", {}, title), go, done, cohort),
    h("ol", { role: "list" }, rows.map((/** @type {any} */ one) => one.node)),
    h(
      "div.course-more",
      {},
      h("ul", { role: "list" }, h("li", {}, portfolioLink()), h("li", {}, print), h("li", {}, printMine), h("li", {}, download), h("li", {}, again)),
      said,
      h(
        "details",
        {},
        h("summary", {}, words.shell_help),
        h("dl", {}, help.map((/** @type {any} */ one) => [h("dt", {}, one.question), h("dd", {}, one.answer)])),
        h("p", {}, h("button.link", { type: "button", click: ways.tour }, words.shell_tour_again)),
        h("p", {}, h("label", {}, code, h("span", {}, words.shell_show_code))),
      ),
      h("p.quiet", {}, words.shell_whose),
    ),
  );
  return { node, show, say: (/** @type {string} */ text) => said.replaceChildren(text), code };

  /** @param {Lesson} lesson */
  function row(lesson) {
    const state = h("span.course-state", {});
    const name = [h("span.course-no", {}, String(lesson.number).padStart(2, "0")), h("span.course-name", {}, lesson.title)];
    const minutes = h("span.course-min", {}, fill(words.shell_minutes, { n: lesson.minutes }));
    if (!lesson.ready) {
      state.replaceChildren(words.shell_being_written);
      return { lesson, node: h("li", {}, h("span.course-row", {}, name, minutes, state)) };
    }
    const link = h("a.course-row", { href: ways.address(lesson), click: follow }, name, minutes, state);
    return { lesson, link, state, node: h("li", {}, link) };

    function follow(/** @type {MouseEvent} */ event) {
      if (!ways.open || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // a new window, as anywhere
      event.preventDefault();
      ways.open(lesson);
    }
  }

  function portfolioLink() {
    const lesson = lessons.find((/** @type {Lesson} */ one) => one.stem === portfolio);
    if (!lesson?.ready) return h("span.quiet", {}, fill(words.shell_portfolio_later, { number: lesson?.number }));
    return h("a", { href: ways.address(lesson), click: (/** @type {Event} */ event) => ways.open && (event.preventDefault(), ways.open(lesson)) }, words.shell_portfolio);
  }

  /** Show where the learner stands. @param {import("./record.js").Seen} seen @param {Lesson | null} current the lesson in front */
  function show(seen, current) {
    let finished = 0;
    for (const { lesson, link, state } of rows) {
      if (!link) continue;
      const here = lesson === current;
      const n = lesson.exercises.filter((/** @type {string} */ id) => seen.answered.has(id)).length;
      const total = lesson.exercises.length;
      const count = fill(words.shell_answered, { n, total });
      finished += n === total && total ? 1 : 0;
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      const told = n === total && total ? [icon("right"), words.shell_done] : n ? [count] : [];
      replace(state, here && n < total ? [fill(words.shell_here, { count })] : told);
      link.parentElement.classList.toggle("here", here);
    }
    replace(done, [fill(words.shell_done_count, { n: finished, total: lessons.length })]);
    const next = whereToGoOn(seen);
    replace(go, next && next !== current ? [seen.latest ? words.shell_continue : words.shell_begin, " ", wayTo(next)] : next ? [] : [words.shell_all_done]);
    replace(cohort, seen.cohort ? [fill(words.shell_cohort, { title: seen.cohort.title, who: seen.cohort.name })] : []);
    cohort.hidden = !seen.cohort;
    for (const way of [again, print, printMine]) way.parentElement.hidden = !current;
  }

  /** The lesson worked on last, if something in it is open; else the first with something open. @param {import("./record.js").Seen} seen */
  function whereToGoOn(seen) {
    const open = lessons.filter((/** @type {Lesson} */ one) => one.ready && one.exercises.some((id) => !seen.answered.has(id)));
    return open.find((/** @type {Lesson} */ one) => one.stem === seen.latest) ?? open.find((/** @type {Lesson} */ one) => one.stem > seen.latest) ?? open[0] ?? null;
  }

  /** @param {Lesson} lesson */
  function wayTo(lesson) {
    const name = `${String(lesson.number).padStart(2, "0")} ${lesson.title}`;
    return h("a", { href: ways.address(lesson), click: (/** @type {Event} */ event) => ways.open && (event.preventDefault(), ways.open(lesson)) }, name);
  }
}

/** Put in what is new and leave alone what is not, so that a link keeps its focus. @param {HTMLElement} element @param {any[]} children */
function replace(element, children) {
  const draft = h("div", {}, children);
  if (draft.innerHTML !== element.innerHTML) element.replaceChildren(...draft.childNodes);
}
