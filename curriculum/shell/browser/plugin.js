// @ts-check
/** The plugin: it joins the panel, the lessons and the tour to JupyterLab. */
import { attend } from "./lesson.js";
import { panel } from "./panel.js";
import { ANSWERS, reader } from "./record.js";
import { tour } from "./tour.js";

const ID = "leading-change-course:plugin";
const QUIET = 300; // ms after the kernel has come to rest until the record is read again
const KEPT = 3; // lessons that stay open at once: each has a kernel of its own, which takes memory and a place in the next start
const NARROW = 760; // px: below it, the panel gives way to the lesson

/** @param {Record<string, any>} packages JupyterLab's own, by name @param {URL} here the folder of the extension's files */
export function plugin(packages, here) {
  const { ILabShell, ILayoutRestorer } = packages["@jupyterlab/application"];
  const { ICommandPalette } = packages["@jupyterlab/apputils"];
  const { INotebookTracker } = packages["@jupyterlab/notebook"];
  const { ISettingRegistry } = packages["@jupyterlab/settingregistry"];
  return {
    id: ID,
    autoStart: true,
    requires: [INotebookTracker, ISettingRegistry],
    optional: [ILabShell, ILayoutRestorer, ICommandPalette],
    /** Nothing is fetched here: JupyterLab's own start waits for it. The panel has its place at once, and its content later. */
    activate: (/** @type {any} */ app, /** @type {any} */ tracker, /** @type {any} */ registry, /** @type {any} */ labShell, /** @type {any} */ restorer, /** @type {any} */ palette) => {
      const widget = new packages["@lumino/widgets"].Widget();
      widget.id = "course-panel";
      widget.addClass("course-side");
      widget.title.iconClass = "course-icon jp-SideBar-tabIcon";
      app.shell.add(widget, "left", { rank: 0 });
      restorer?.add(widget, widget.id);
      app.restored.then(() => begin({ app, tracker, registry, labShell, palette, packages, widget, here })).catch(console.error);
    },
  };
}

/** @param {any} given */
async function begin({ app, tracker, registry, labShell, palette, packages, widget, here }) {
  const { Dialog } = packages["@jupyterlab/apputils"];
  const { CodeCell } = packages["@jupyterlab/cells"];
  const { PageConfig } = packages["@jupyterlab/coreutils"];
  const { Widget } = packages["@lumino/widgets"];
  const [course, settings] = await Promise.all([fetch(new URL("course.json", here)).then((answer) => answer.json()), registry.load(ID)]);
  const { lessons, words } = course;
  document.head.append(style(new URL("kinds/look.css", here)), style(new URL("shell/browser/style.css", here)));

  const attended = new Map();
  const codeShown = () => Boolean(settings.composite.showCode);
  const contents = app.serviceManager.contents;
  const read = reader(contents, course.needs);
  const showTour = tour(course.tour, words);
  let timer = 0;

  const open = labShell && ((/** @type {any} */ lesson) => {
    const opening = app.commands.execute("docmanager:open", { path: `${lesson.stem}.ipynb`, factory: "Notebook" });
    opening.then(() => view.say(""), () => view.say(words.shell_not_opened));
    if (window.innerWidth < NARROW) labShell.collapseLeft();
  });
  const view = panel(course, {
    address: (lesson) => `${base()}${labShell ? "lab/tree" : "notebooks"}/${lesson.stem}.ipynb`,
    open,
    download,
    print: () => print("handout"),
    printMine: () => print("portfolio"),
    again: () => attended.get(tracker.currentWidget)?.again(),
    tour: showTour,
    showCode: (shown) => settings.set("showCode", shown),
  });
  widget.node.append(view.node);
  widget.title.caption = course.title;

  if (labShell) {
    const name = new Widget({ node: Object.assign(document.createElement("div"), { className: "course-name-top", textContent: course.name }) });
    name.id = "course-name";
    app.shell.add(name, "top", { rank: 10 });
  }

  for (const [id, command] of Object.entries(commands())) {
    app.commands.addCommand(id, command);
    palette?.addItem({ command: id, category: course.title });
  }

  tracker.widgetAdded.connect((/** @type {any} */ _, /** @type {any} */ one) => take(one));
  tracker.forEach(take);
  tracker.currentChanged.connect(look);
  settings.changed.connect(drawCode);
  app.serviceManager.connectionFailure.connect(inPlainWords);
  window.addEventListener("focus", refresh);
  drawCode();
  await refresh();
  if (labShell && labShell.isEmpty("right")) labShell.collapseRight(); // else it stands there, wide and empty
  const layout = await labShell?.restored;
  if (labShell && window.innerWidth < NARROW) labShell.collapseLeft(); // beside it, nothing could be read
  else if (!layout || layout.fresh || !settings.composite.panelClosed) show(); // else it is as the learner left it
  labShell?.layoutModified.connect(keepClosed);
  if (!settings.composite.tourSeen) {
    await settings.set("tourSeen", true); // once shown it does not come back, whether it was seen to its end or not
    showTour();
  }

  /** @param {any} one */
  async function take(one) {
    const lesson = await attend(one, { app, lessons, words, CodeCell, Widget, codeShown });
    if (!lesson) return;
    attended.set(one, lesson);
    one.disposed.connect(() => attended.delete(one));
    one.context.sessionContext.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (status === "idle") soon();
      if (status === "autorestarting") inPlainWords();
    });
    look();
  }

  function look() {
    tidy();
    refresh();
  }

  /** Close the lessons looked at longest ago. Their answers are in the record, and one that is opened again is ready in a moment. */
  function tidy() {
    const front = tracker.currentWidget;
    const lesson = attended.get(front);
    if (attended.delete(front)) attended.set(front, lesson); // to the end: a map keeps the order in which things were put in
    for (const one of [...attended.keys()].slice(0, -KEPT)) {
      if (one.isVisible || one.context.model.dirty) continue;
      attended.delete(one);
      one.context.sessionContext.shutdown().catch(console.error);
      one.close();
    }
  }

  /** The line above the lesson says what has happened. JupyterLab's own box says it of kernels and servers, over everything. */
  function inPlainWords() {
    const hub = PageConfig.getOption("hubPrefix"); // a hub's box has a button that starts the server again
    if (attended.has(tracker.currentWidget) && !codeShown() && !hub) setTimeout(() => Dialog.tracker.forEach((/** @type {any} */ box) => box.reject()));
  }

  /** JupyterLab keeps its layout after a second of quiet, and a page closed sooner would come back without the panel: it was never closed. */
  function keepClosed() {
    const closed = !widget.isVisible;
    if (window.innerWidth >= NARROW && closed !== settings.composite.panelClosed) settings.set("panelClosed", closed).catch(console.error);
  }

  function soon() {
    clearTimeout(timer);
    timer = window.setTimeout(refresh, QUIET);
  }

  async function refresh() {
    try {
      const path = tracker.currentWidget?.context.path;
      view.show(await read(), lessons.find((/** @type {any} */ one) => path === `${one.stem}.ipynb`) ?? null);
    } catch (error) {
      console.error(error); // the server is away: what is shown stays, and the next look mends it
    }
  }

  function drawCode() {
    view.code.checked = codeShown();
    for (const lesson of attended.values()) lesson.redraw();
  }

  function show() {
    if (labShell) app.shell.activateById(widget.id);
    else app.shell.expandLeft?.(widget.id);
  }

  async function download() {
    const seen = await read().catch(() => null);
    if (!seen?.any) return view.say(seen ? words.shell_no_answers : words.shell_not_now);
    const link = document.createElement("a");
    link.href = await contents.getDownloadUrl(ANSWERS);
    link.download = words.shell_download_name;
    link.click();
    view.say(words.shell_downloaded);
  }

  /** Open the lesson as PDF. @param {"handout" | "portfolio"} edition */
  async function print(edition) {
    const context = tracker.currentWidget?.context;
    if (!context) return;
    const page = window.open("", "_blank"); // at once: later, a browser would take it for an advertisement
    await context.save();
    if (page) page.location.href = `${base()}nbconvert/${edition}/${encodeURI(context.path)}?download=false`;
  }

  function base() {
    return app.serviceManager.serverSettings.baseUrl;
  }

  function commands() {
    return {
      "course:show-panel": { label: words.shell_command_panel, execute: show },
      "course:show-code": { label: words.shell_show_code, isToggled: codeShown, isToggleable: true, execute: () => settings.set("showCode", !codeShown()) },
      "course:run-again": { label: words.shell_run_again, isEnabled: () => attended.has(tracker.currentWidget), execute: () => attended.get(tracker.currentWidget).again() },
      "course:download": { label: words.shell_download, execute: download },
      "course:print": { label: words.shell_print, isEnabled: () => attended.has(tracker.currentWidget), execute: () => print("handout") },
      "course:print-mine": { label: words.shell_print_mine, isEnabled: () => attended.has(tracker.currentWidget), execute: () => print("portfolio") },
      "course:tour": { label: words.shell_tour_again, execute: showTour },
    };
  }
}

/** @param {URL} url */
function style(url) {
  return Object.assign(document.createElement("link"), { rel: "stylesheet", href: url.href });
}
