// @ts-check
/** The projector's page: one thing at a time, nothing to steer with but the item in view, the theme and the keyboard. '?' lists the keys. */
import { fill, h } from "../../kinds/dom.js";
import { agreement, bars, map, opposed } from "./draw.js";
import { dark, follow, setDark, turn, words as fetched } from "./live.js";

const words = await fetched();
let state = /** @type {any} */ (null);
let at = 0; // which of the vote's items is in view, where there are several
let about = "";

const top = h("header.top", {});
const main = h("main", { tabindex: -1 });
const status = h("p.sr", { role: "status" });
const theme = h("button.btn", { type: "button", click: turn }, words.cohort_theme);
const back = h("button.btn", { type: "button", click: () => go(-1) }, words.cohort_previous);
const on = h("button.btn", { type: "button", click: () => go(1) }, words.cohort_next);
const full = h("button.btn", { type: "button", click: wholeScreen, hidden: !document.fullscreenEnabled }, words.cohort_full_screen);
const KEYS = [["→", words.cohort_next], ["←", words.cohort_previous], ["D", words.cohort_theme], ["F", words.cohort_full_screen], ["?", words.cohort_keys]];
const shut = h("button.btn", { type: "button", click: () => keys.close() }, words.cohort_keys_close);
const keys = /** @type {any} */ (h("dialog.shortcuts", { "aria-label": words.cohort_keys }, h("dl", {}, KEYS.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)])), shut));
const help = h("button.btn", { type: "button", click: () => keys.showModal() }, `${words.cohort_keys} (?)`);
const lost = h("p.lost", { role: "alert", hidden: true }, words.cohort_lost);
document.body.append(h("div.cu.page", {}, lost, top, main, status, h("nav.thin", { "aria-label": words.cohort_controls }, back, on, theme, full, help), keys));
setDark(dark());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowRight" || event.key === "PageDown") go(1);
  if (event.key === "ArrowLeft" || event.key === "PageUp") go(-1);
  if (event.key === "d") turn();
  if (event.key === "f") wholeScreen();
  if (event.key === "?" && !keys.open) keys.showModal();
});
follow(show, (away) => void (lost.hidden = !away));

/** Fill the screen, or give it back. */
function wholeScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.();
}

/** @param {number} by */
function go(by) {
  const n = items().length;
  if (n > 1) at = (at + by + n) % n;
  draw();
}

/** The items that are voted on. @returns {any[]} */
function items() {
  const { vote, exercise, tally } = state?.projector ?? {};
  if (tally?.items) return tally.items;
  const every = exercise?.items ?? exercise?.paragraphs?.flatMap((/** @type {any} */ part) => part.passages) ?? [];
  return vote?.items ? every.filter((/** @type {any} */ item) => vote.items.includes(item.id)) : every;
}

/** @param {any} news */
function show(news) {
  state = news;
  const { vote } = state.projector;
  if (about !== `${vote?.id}`) at = 0;
  about = `${vote?.id}`;
  draw();
}

function draw() {
  if (!state) return;
  const { projector } = state;
  document.title = projector.title;
  const several = items().length > 1 && ["question", "one", "both"].includes(projector.view);
  back.hidden = on.hidden = !several;
  top.replaceChildren(
    h("p", {}, projector.vote && projector.view !== "join" ? h("b", {}, projector.vote.title) : h("b", {}, projector.title), several && h("span.quiet", {}, ` ${fill(words.cohort_item_of, { k: at + 1, n: items().length })}`)),
    h("p", {}, projector.timer && timer(projector.timer), projector.invented && h("span.demo", {}, words.cohort_demo)),
  );
  const view = VIEWS[projector.view] ?? VIEWS.blank;
  main.dataset.view = projector.view;
  main.replaceChildren(...[view(projector)].flat(Infinity).filter(Boolean));
  status.textContent = projector.vote ? count(projector.vote) : fill(words.cohort_here, { n: projector.here });
}

const VIEWS = /** @type {Record<string, (projector: any) => any>} */ ({
  join: ({ address, code, here }) => [
    h("h1", {}, words.cohort_join),
    h("div.joining", {}, h("div", {}, h("p.label", {}, words.cohort_join_at), h("p.big", {}, address), code && [h("p.label", {}, words.cohort_join_code), h("p.huge", {}, code)], h("p", {}, fill(words.cohort_here, { n: here }))), h("figure", {}, h("img", { src: "api/qr.svg", alt: words.cohort_scan }), h("figcaption", {}, words.cohort_scan))),
  ],
  question: ({ vote, exercise }) => [question(exercise), h("p.count", {}, count(vote))],
  closed: ({ vote, exercise }) => [question(exercise), h("p.count", {}, words.cohort_vote_closed, " ", vote ? count(vote) : "")],
  one: ({ tally }) => counted(tally, null),
  both: ({ tally, first }) => [counted(tally, first), h("p.quiet", {}, words.cohort_first_mark)],
  map: ({ tally }) => [h("h1", {}, words.cohort_map), tally.shown ? map(tally, words) : few()],
  pairs: ({ tally }) => [h("h1", {}, words.cohort_pairs), opposed(tally.opposed, words)],
  agreement: ({ tally }) => [h("h1", {}, words.cohort_agreement), tally.shown ? agreement(tally.alpha, words) : few()],
  text: ({ texts }) => [h("h1", {}, words.cohort_texts), h("ul.texts", {}, texts.map((/** @type {string} */ said) => h("li", {}, said)))],
  blank: ({ title }) => [h("h1.sr", {}, title)],
});

/** @param {any} exercise */
function question(exercise) {
  const item = items()[at];
  if (!item) return h("h1", {}, exercise?.title ?? "");
  const choices = item.choices ?? [];
  return [h("p.quiet", {}, exercise.prompt), h("h1.passage", {}, item.text), choices.length > 0 && h("ol.choices", {}, choices.map((/** @type {any} */ choice) => h("li", {}, choice.text)))];
}

/** @param {any} tally @param {any} first */
function counted(tally, first) {
  if (!tally?.shown) return few();
  const item = tally.items[at];
  const before = first?.shown ? first.items.find((/** @type {any} */ one) => one.id === item.id) : null;
  return [h("h1.passage", {}, item.text), bars(item, before, words)];
}

function few() {
  return h("p.few", {}, words.cohort_too_few);
}

/** @param {any} vote */
function count(vote) {
  return fill(words[vote.round === 2 ? "cohort_second_count" : "cohort_first_count"], { n: vote.answers });
}

/** When a timer ends, as a time of day: no seconds run down before people who think. @param {string} ends */
function timer(ends) {
  const time = new Date(ends).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  return h("span.timer", {}, fill(words.cohort_until, { time }));
}
