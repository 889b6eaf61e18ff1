// @ts-check
/** The instructor's own page: what to do next, what the votes came to, the plan, and who is here. Not for the projector. */
import { fill, h, icon } from "../../kinds/dom.js";
import { after } from "./after.js";
import { bars } from "./draw.js";
import { act, dark, follow, send, setDark, turn, words as fetched } from "./live.js";
import { people } from "./people.js";

const words = await fetched();
let state = /** @type {any} */ (null);
let drawn = /** @type {Record<string, string>} */ ({});
let item = ""; // the item chosen for the next vote; the whole exercise if empty

const said = h("p", { role: "status" });
const lost = h("p.lost", { role: "alert", hidden: true }, words.cohort_lost);
const parts = /** @type {Record<string, any>} */ ({});
for (const name of ["choose", "vote", "tally", "screen", "plan", "step", "texts", "people", "notes", "after"]) parts[name] = h(`section.p-${name}`, {});
const demo = h("span.demo", { hidden: true }, words.cohort_demo);
const theme = h("button.btn", { type: "button", click: turn }, words.cohort_theme);
const console_ = h("a.btn", { href: "console", target: "_blank", rel: "noopener" }, words.cohort_open_console);

const link = h("button.btn", { type: "button", click: another }, words.cohort_another_link);

document.body.append(
  h("div.cu.page", {},
    h("header.mine", {}, h("p", {}, icon("lock"), words.cohort_private), demo, console_, link, theme),
    lost,
    h("div.columns", {},
      h("aside", { "aria-label": words.cohort_aside_steer }, parts.choose, parts.step, parts.screen),
      h("main", {}, h("h1.sr", {}, words.cohort_desk), said, parts.vote, parts.tally, parts.texts),
      h("aside", { "aria-label": words.cohort_aside_people }, parts.plan, parts.people, parts.notes, parts.after))),
);
setDark(dark());
follow(show, (away) => void (lost.hidden = !away));

/** @param {Record<string, any>} action */
async function go(action) {
  const { state: after, error } = await act(action);
  said.textContent = error === "lost" ? words.cohort_lost : error;
  if (after) show(after);
}

/** A fresh one-time link, for another device or the instructor's notebook. */
async function another() {
  const { state: made, error } = await send("api/teach/link", { method: "POST" });
  said.textContent = made ? fill(words.cohort_link_is, { link: made.link }) : error === "lost" ? words.cohort_lost : error;
}

const button = (/** @type {string} */ word, /** @type {Record<string, any>} */ action, main = false) => h(`button.btn${main ? ".main" : ""}`, { type: "button", click: () => go(action) }, words[word]);

/** @param {any} news */
function show(news) {
  state = news;
  document.title = `${state.cohort.title}: ${words.cohort_desk}`;
  demo.hidden = !state.invented;
  const { private: mine, projector, vote } = state;
  part("choose", [mine.lesson, mine.exercise, mine.minutes, vote?.open, item], choose);
  part("step", [mine.lesson, mine.minutes, mine.step, mine.began], step);
  part("screen", [projector.view, projector.vote, state.here, mine.votes.length, vote?.open, mine.picked], screen);
  part("vote", [vote, mine.exercise, mine.lesson, item, mine.feedback], voting);
  part("tally", [mine.votes, vote?.open], tallies);
  part("texts", [mine.texts, mine.picked], texts);
  part("plan", [mine.lesson, mine.exercise, vote?.id], plan);
  part("people", [mine.roster, mine.waiting, mine.homework, vote?.open], () => people(state, words, go));
  part("notes", [mine.notes], notes);
  part("after", [vote?.open], () => after(words, vote?.open));
}

/** Draw a part anew only if what it shows has changed, so that focus and what is being typed stay. @param {string} name @param {any} about @param {() => any} draw */
function part(name, about, draw) {
  const now = JSON.stringify(about ?? null);
  if (drawn[name] === now) return;
  drawn[name] = now;
  parts[name].replaceChildren(...[draw()].flat(3).filter(Boolean));
}

/** @param {string} label @param {any[]} options @param {string} value @param {(value: string) => void} change */
function select(label, options, value, change) {
  const node = h("select", { change: (/** @type {any} */ event) => change(event.target.value) }, options.map(([id, name]) => h("option", { value: id }, name)));
  node.value = value;
  return h("label.field", {}, label, node);
}

function choose() {
  const { private: mine } = state;
  const lessons = [["", words.cohort_choose], ...mine.lessons.map((/** @type {any} */ one) => [one.stem, `${String(one.number).padStart(2, "0")} ${one.title}`])];
  const exercises = [["", words.cohort_choose], ...mine.exercises.map((/** @type {any} */ one) => [one.id, one.title])];
  const items = (state.private.items ?? []).map((/** @type {any} */ one, /** @type {number} */ n) => [one.id, `${n + 1} ${one.text}`]);
  return [
    h("h2", {}, words.cohort_what),
    select(words.cohort_choose_lesson, lessons, mine.lesson, (lesson) => lesson && go({ do: "lesson", lesson })),
    select(words.cohort_plan, [["60", fill(words.cohort_minutes, { n: 60 })], ["90", fill(words.cohort_minutes, { n: 90 })]], String(mine.minutes), (minutes) => mine.lesson && go({ do: "lesson", lesson: mine.lesson, minutes: Number(minutes) })),
    select(words.cohort_choose_exercise, exercises, mine.exercise, (exercise) => exercise && ((item = ""), go({ do: "exercise", exercise }))),
    items.length > 1 && select(words.cohort_choose_item, [["", words.cohort_whole], ...items], item, (id) => ((item = id), show(state))),
  ];
}

function voting() {
  const { vote, private: mine } = state;
  const first = vote && !vote.open && vote.round === 1 && mine.votes.at(-1)?.id === vote.id;
  const stage = !vote ? "cohort_stage_none" : vote.open ? (vote.round === 2 ? "cohort_stage_second" : "cohort_stage_first") : vote.round === 2 ? "cohort_stage_both" : "cohort_stage_closed";
  const open = mine.exercise && !vote?.open && button(item ? "cohort_do_open_item" : "cohort_do_open", { do: "open", exercise: mine.exercise, ...(item ? { items: [item] } : {}) }, !first);
  return [
    h("p.quiet", {}, words[stage]),
    h("h2", {}, vote?.title ?? words.cohort_no_vote_yet),
    vote?.open && h("p.count", {}, fill(words.cohort_first_count, { n: vote.answers }), ` ${fill(words.cohort_of_here, { n: state.here })}`),
    h("div.row", {}, vote?.open && button("cohort_do_close", { do: "close" }, true), first && button("cohort_do_again", { do: "again" }, true), open),
    !vote?.open && h("div.row", {}, [1, 2, 5, 10].map((n) => h("button.btn", { type: "button", click: () => go({ do: "timer", seconds: 60 * n }) }, fill(words.cohort_timer, { n }))), button("cohort_timer_off", { do: "timer", seconds: 0 })),
    vote && !vote.open && h("div.row", {}, button("cohort_do_feedback", { do: "feedback", exercise: vote.exercise }), button("cohort_do_feedback_off", { do: "feedback", exercise: vote.exercise, open: false }), button("cohort_do_homework", { do: "homework", exercise: vote.exercise })),
  ];
}

function tallies() {
  const { private: mine, vote } = state;
  if (!vote || vote.open || !mine.votes.length) return [];
  const now = mine.votes.at(-1);
  const before = now.round === 2 ? mine.votes.find((/** @type {any} */ one) => one.round === 1 && one.exercise === now.exercise && mine.votes.indexOf(one) === mine.votes.length - 2) : null;
  if (!now.tally?.shown) return [h("p.few", {}, words.cohort_too_few)];
  return [
    (now.tally.advice ?? []).map((/** @type {any} */ one) => suggestion(one, now.tally.items.find((/** @type {any} */ item) => item.id === one.item)?.text)),
    now.tally.items.map((/** @type {any} */ one) => [
      h("h3", {}, one.text),
      bars(one, before?.tally?.items?.find((/** @type {any} */ was) => was.id === one.id), words),
      moved(now.tally.moved?.[one.id]),
    ]),
    now.tally.confusions?.length > 0 && [h("h3", {}, words.cohort_confused), h("ol", {}, now.tally.confusions.map((/** @type {any} */ pair) => h("li", {}, fill(words.cohort_confusion, { key: pair.key.label, given: pair.given.label, n: pair.count }))))],
    h("p.quiet", {}, words.cohort_only_arithmetic),
  ];
}

/** @param {any} one @param {string} about the item's text */
function suggestion(one, about) {
  return h("div.v-advice", {},
    h("p.quiet", {}, about),
    h("p", {}, h("b", {}, fill(words.cohort_in_line, one)), " ", words[`cohort_band_${one.band}`]),
    h("ol.v-scale", {}, ["low", "middle", "high"].map((band) => h(`li${band === one.band ? ".here" : ""}`, {}, words[`cohort_scale_${band}`]))),
    one.text && h("p", {}, one.text),
    one.expect && h("p.quiet", {}, fill(words.cohort_expect, { text: one.expect })));
}

/** @param {any} one */
function moved(one) {
  return one && h("p.quiet", {}, fill(words.cohort_moved, one));
}

function screen() {
  const { private: mine, projector, vote } = state;
  const closed = vote && !vote.open;
  const views = [["join", true], ["question", vote], ["one", closed], ["both", closed && vote.round === 2], ["map", closed], ["pairs", closed], ["agreement", closed], ["text", mine.picked.length], ["blank", true]];
  return [
    h("h2", {}, words.cohort_sees),
    h("p.sees", {}, words[`cohort_view_${projector.view}`]),
    h("ul.views", { role: "list" }, views.filter(([, there]) => there).map(([view]) => h("li", {}, h("button.link", { type: "button", "aria-pressed": projector.view === view ? "true" : "false", click: () => go({ do: "show", view }) }, words[`cohort_show_${view}`])))),
  ];
}

function step() {
  const { session, step: at } = state.private;
  const now = session?.steps?.[at];
  if (!now) return [];
  const from = session.steps.slice(0, at).reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.minutes, 0);
  return [
    h("h2", {}, fill(words.cohort_step, { k: at + 1, n: session.steps.length })),
    h("p.quiet", {}, fill(words.cohort_step_minutes, { from, to: from + now.minutes })),
    h("p", {}, now.do),
    ["say", "watch", "if_late"].map((name) => now[name] && h("p", {}, fill(words[`paper_${name}`], { text: now[name] }))),
    h("div.row", {}, at > 0 && button("cohort_step_back", { do: "step", step: at - 1 }), at + 1 < session.steps.length && button("cohort_step_next", { do: "step", step: at + 1 })),
  ];
}

function plan() {
  const { session } = state.private;
  if (!session) return [];
  return [
    h("h2", {}, words.paper_misreadings),
    h("dl", {}, session.misreadings.map((/** @type {any} */ one) => [h("dt", {}, one.reading), h("dd", {}, one.question)])),
    h("h2", {}, words.paper_debrief),
    h("ul", {}, session.debrief.map((/** @type {string} */ one) => h("li", {}, one))),
  ];
}

function texts() {
  const { texts: found = [], picked } = state.private;
  if (!found.length) return [];
  return [
    h("h2", {}, words.cohort_free_texts),
    h("ul.texts", { role: "list" }, found.map((/** @type {any} */ one) => {
      const on = picked.includes(one.text);
      return h("li", {}, h("p", {}, one.text), h("button.link", { type: "button", "aria-pressed": String(on), click: () => go({ do: "pick", text: one.text, off: on }) }, on ? words.cohort_unpick : words.cohort_pick));
    })),
  ];
}

function notes() {
  const field = h("textarea", { rows: 3 });
  const keep = () => field.value.trim() && go({ do: "note", text: field.value.trim() });
  return [
    h("h2", {}, words.cohort_notes),
    h("ul", {}, state.private.notes.map((/** @type {any} */ note) => h("li", {}, note.text))),
    h("label.field", {}, words.cohort_note, field),
    h("div.row", {}, h("button.btn", { type: "button", click: keep }, words.cohort_note_keep)),
  ];
}
