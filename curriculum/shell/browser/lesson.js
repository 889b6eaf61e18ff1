// @ts-check
/** One notebook, attended to from its opening to its closing: made ready, read with no code in sight, run again if it must be. */
import { fill, h, hidden, icon, ownKeys } from "../../kinds/dom.js";
import { standing } from "./standing.js";

const PATIENCE = 60_000; // ms until a kernel that does not come is called a failure: a cold start takes a few seconds
const IDLE = 8; // seconds that a kernel may have nothing to do while a lesson is being run
// Each line of a lesson stands alone: one that fails must not stop the others, as it would by default.
const EACH_ALONE = { tags: ["raises-exception"] };
const GONE = new Set(["dead", "terminating"]);
const RESTARTING = new Set(["restarting", "autorestarting"]);

/**
 * @typedef {object} Room what a lesson needs around it
 * @property {any} app
 * @property {import("./standing.js").Lesson[]} lessons
 * @property {Record<string, string>} words
 * @property {any} CodeCell JupyterLab's class, which runs a cell
 * @property {any} Widget
 * @property {() => boolean} codeShown whether the learner has asked to see the code
 */

/**
 * Attend to a notebook. Does nothing to one that is not the course's.
 * @param {any} panel @param {Room} room
 * @returns {Promise<{redraw: () => void, again: () => Promise<void>} | null>}
 */
export async function attend(panel, { app, lessons, words, CodeCell, Widget, codeShown }) {
  await panel.context.ready;
  await panel.revealed;
  const { context, content: notebook } = panel;
  const session = context.sessionContext;
  if (panel.isDisposed || !standing(panel, lessons)) return null;

  let state = "waiting"; // then, once it is seen, preparing, and ready, offered, failed, restarted or lost
  const sources = () => notebook.widgets.map((/** @type {any} */ cell) => cell.model.type + cell.model.sharedModel.getSource()).join("\n");
  let unchanged = context.model.dirty ? "" : sources();

  const status = h("div", { role: "status" });
  const bar = h("div.cu.course-bar", {}, status);
  panel.contentHeader.addWidget(new Widget({ node: bar }));
  const size = new ResizeObserver(() => {
    bar.style.minHeight = `${status.offsetHeight}px`; // JupyterLab lays out by least heights, and text wraps
    panel.contentHeader.fit();
  });
  size.observe(status);

  panel.addClass("course-lesson");
  quieten();
  redraw();
  // A lesson is prepared when it is first seen: tabs that come back in the background would all run at once.
  const seen = new IntersectionObserver((found) => found.some((one) => one.isIntersecting) && look());
  seen.observe(panel.node);

  context.model.stateChanged.connect(stayUnchanged);
  context.saveState.connect((/** @type {any} */ _, /** @type {string} */ how) => {
    if (how === "completed") unchanged = sources();
  });
  session.statusChanged.connect(onStatus);
  session.connectionStatusChanged.connect(onStatus);
  session.kernelChanged.connect(onStatus);
  panel.node.addEventListener("curriculum-run-again", again); // an exercise asks for it, from inside
  panel.disposed.connect(() => (size.disconnect(), seen.disconnect()));

  return { redraw, again };

  function look() {
    seen.disconnect();
    const found = standing(panel, lessons);
    if (found?.alone) prepare();
    else if (found) offer(found);
  }

  /** @param {import("./standing.js").Standing} found */
  function offer({ lesson, foreign, inPlace }) {
    const why = foreign.length ? fill(words.shell_foreign, { n: foreign.length }) : inPlace ? words.shell_untrusted : words.shell_copy;
    const own = !inPlace && h("a.link", { href: `${lesson.stem}.ipynb`, click: (/** @type {Event} */ event) => (event.preventDefault(), app.commands.execute("docmanager:open", { path: `${lesson.stem}.ipynb` })) }, words.shell_open_own);
    turn("offered", why, h("button.btn.small", { type: "button", click: prepare }, words.shell_start), own);
  }

  /** Run the lesson's own lines, and only those. */
  async function prepare() {
    turn("preparing", words.shell_preparing);
    try {
      await inTime(session.ready);
      const before = session.session?.kernel;
      if (!before || GONE.has(before.status)) await inTime(session.changeKernel({ name: session.kernelPreference.name ?? "python3" }));
      await inTime(settled(session.session.kernel));
      const found = standing(panel, lessons);
      if (!found) return turn("failed", words.shell_no_lesson);
      const failed = await run(found.own, session.session.kernel);
      if (panel.isDisposed) return;
      if (failed.length) fail(fill(words.shell_failed_parts, { n: failed.length, total: found.own.length }));
      else turn("ready", "", hidden(words.shell_ready));
      redraw();
    } catch (error) {
      if (!panel.isDisposed) fail(words.shell_failed);
      console.error(error);
    }
  }

  /** When a restart is over: what is sent to a kernel before that is thrown away, and nobody is told. @param {any} kernel @returns {Promise<void>} */
  function settled(kernel) {
    const over = () => !RESTARTING.has(kernel.status) && kernel.connectionStatus === "connected";
    if (over()) return Promise.resolve();
    return new Promise((resolve) => {
      const signals = [kernel.statusChanged, kernel.connectionStatusChanged];
      const look = () => void (over() && (signals.forEach((signal) => signal.disconnect(look)), resolve()));
      signals.forEach((signal) => signal.connect(look));
    });
  }

  /**
   * Run the cells; once more if the connection was made anew meanwhile, since what was sent by the old one gets no answer. That
   * happens although 'settled' waits: the last words of a kernel that is being restarted look like those of one that is ready.
   * Once more, too, if the kernel says for a while that it has nothing to do: then it was never told.
   * @param {any[]} cells @param {any} kernel @returns {Promise<any[]>} what went wrong, cell by cell
   */
  async function run(cells, kernel) {
    let anew = () => {};
    let idle = 0;
    let watch = 0;
    const lost = /** @type {Promise<null>} */ (
      new Promise((resolve) => {
        anew = () => void (kernel.connectionStatus === "connected" && resolve(null));
        watch = window.setInterval(() => void ((idle = kernel.status === "idle" ? idle + 1 : 0) > IDLE && resolve(null)), 1000);
      })
    );
    kernel.connectionStatusChanged.connect(anew);
    const done = await Promise.race([lost, Promise.allSettled(cells.map((cell) => CodeCell.execute(cell, session, EACH_ALONE)))]);
    kernel.connectionStatusChanged.disconnect(anew);
    clearInterval(watch);
    if (!done) return run(cells, kernel);
    return done.flatMap((/** @type {any} */ one, /** @type {number} */ at) => (one.status === "rejected" || one.value?.content.status !== "ok" ? [cells[at]] : []));
  }

  /** @param {string} what */
  function fail(what) {
    turn("failed", what, h("button.btn.small", { type: "button", click: again }, words.shell_try_again));
  }

  /** Run it once more, with a new kernel if the old one has gone. */
  async function again() {
    if (state === "preparing") return;
    const kernel = session.session?.kernel;
    // Running clears what is on the page. That must wait until there is somebody to run it.
    if (kernel?.connectionStatus === "connecting" && !GONE.has(kernel.status)) return turn("lost", words.shell_reconnecting);
    turn("preparing", words.shell_preparing);
    try {
      if (kernel && GONE.has(kernel.status)) await buried();
      else if (kernel?.connectionStatus === "disconnected") await inTime(kernel.reconnect());
    } catch (error) {
      console.error(error);
      return fail(words.shell_failed);
    }
    await prepare();
  }

  /** A kernel that was shut down takes its session along, but only a moment after it is called dead. @returns {Promise<void>} */
  function buried() {
    if (!session.session) return Promise.resolve();
    return new Promise((resolve) => {
      const over = () => (session.sessionChanged.disconnect(over), clearTimeout(wait), resolve());
      const wait = setTimeout(over, 2000);
      session.sessionChanged.connect(over);
    });
  }

  /** What befalls the kernel while a lesson stands ready. */
  function onStatus() {
    if (state !== "ready" && state !== "lost") return;
    const kernel = session.session?.kernel;
    const connection = kernel?.connectionStatus;
    if (!kernel || GONE.has(kernel.status)) restarted(words.shell_stopped);
    else if (RESTARTING.has(kernel.status)) restarted(words.shell_restarted);
    else if (connection === "disconnected") restarted(words.shell_lost);
    else if (connection === "connecting" && state === "ready") turn("lost", words.shell_reconnecting);
    else if (connection === "connected" && state === "lost") {
      turn("ready", "", hidden(words.shell_reconnected));
      window.dispatchEvent(new Event("curriculum-connected")); // exercises send what the kernel has not kept
    }
  }

  /** @param {string} what */
  function restarted(what) {
    turn("restarted", what, h("button.btn.small.main", { type: "button", click: again }, words.shell_run_again));
  }

  /** @param {string} next @param {string} text @param {...any} more */
  function turn(next, text, ...more) {
    state = next;
    bar.dataset.state = next;
    status.replaceChildren(...(text ? [icon("hold"), h("p", {}, text)] : []), ...more.filter(Boolean));
  }

  /** The code out of sight, where it is the course's own. What is not stays in sight, whatever it pretends to be. */
  function redraw() {
    const own = new Set(standing(panel, lessons)?.own);
    panel.toggleClass("course-reading", !codeShown());
    panel.toolbar.setHidden(!codeShown());
    for (const cell of notebook.widgets) {
      cell.toggleClass("course-own", own.has(cell));
      if (!codeShown() && (own.has(cell) || cell.model.type === "markdown")) cell.node.setAttribute("aria-label", words.shell_part);
    }
  }

  /** Reading is not editing: no key deletes a cell and no double click opens its source, unless the code is shown. */
  function quieten() {
    const reading = () => panel.hasClass("course-reading");
    const typing = (/** @type {any} */ target) => target.closest?.(".cm-editor, input, textarea, select");
    panel.disposed.connect(ownKeys(panel.node, (event) => reading() && !typing(event.target)));
    for (const kind of ["dblclick", "contextmenu"]) {
      panel.node.addEventListener(kind, (/** @type {MouseEvent} */ event) => reading() && !typing(event.target) && event.stopPropagation(), true);
    }
  }

  /** Opening and running a lesson marks it as changed, and JupyterLab would ask to save it at every visit. */
  function stayUnchanged(/** @type {any} */ model, /** @type {{name: string, newValue: any}} */ change) {
    if (change.name === "dirty" && change.newValue && sources() === unchanged) model.dirty = false;
  }

  /** @param {Promise<any>} promise */
  function inTime(promise) {
    return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error(`no kernel after ${PATIENCE} ms`)), PATIENCE))]);
  }
}
