// @ts-check
/** The page for phones: join, answer what is asked on the course's own exercises, see feedback once it is open, leave. */
import { fill, h } from "../../kinds/dom.js";
import { render } from "../../kinds/frame.js";
import { answering } from "./answering.js";
import { ask } from "./asking.js";
import { joining } from "./joining.js";
import { words as fetched } from "./live.js";
import { outbox } from "./outbox.js";
import { change, forget, held } from "./store.js";
import "./theme.js";

const WAIT = 20; // s that the service may take until it says that nothing is new
const PAUSE = 2000; // ms before a lost connection is tried again

const words = await fetched();
const own = { ...words, kept: words.join_phone_sent, keeping: words.join_phone_sending, not_kept: "{why}", keep_now: words.join_phone_send_now, no_answer_yet: words.join_phone_waits };
const out = outbox(heard);
const faces = /** @type {Map<string, any>} */ (new Map());

let state = /** @type {any} */ (null);
let chosen = ""; // an exercise that was chosen while no vote is open
let shown = /** @type {{key: string, model: any, end: () => void} | null} */ (null);
let asking = new AbortController();
let woken = false;
let away = false; // whether the service does not answer
let turn = 0; // which following of the state is the present one
let drawing = 0; // which drawing is the latest: an earlier one may still wait for its exercise

const lost = h("p.p-lost", { role: "alert", hidden: true }, words.join_phone_waits);
const top = h("header.p-top", {});
const status = h("p.p-now", { role: "status" });
const work = h("div", { tabindex: -1 });
const more = h("nav", { "aria-label": words.join_phone_more });
const foot = h("footer.p-foot", {});
const main = h("main", {}, h("h2.sr", {}, words.join_phone_asked), status, work, more);
document.body.append(h("div.cu.p-page", {}, lost, top, main, foot));

document.title = words.join_title;
for (const [target, kind] of /** @type {[EventTarget, string][]} */ ([[window, "online"], [document, "visibilitychange"]])) target.addEventListener(kind, wake);
void follow();

/** A phone that was asleep or away asks at once, and sends what waits. */
function wake() {
  if (document.hidden) return;
  woken = true;
  asking.abort();
  if (state) void out.flush();
}

/** What came of sending is said by the exercise in view, or if there is none, by the page. */
function heard() {
  shown?.model.heard();
  standing();
}

function standing() {
  lost.hidden = !away && (Boolean(shown) || !held().waiting.length || out.trouble() !== "join_phone_waits");
}

async function follow() {
  for (const mine = ++turn; mine === turn; woken = false) {
    asking = new AbortController();
    const { status: answer, said } = await ask(`api/state?wait=${WAIT}${state ? `&since=${state.n}` : ""}`, undefined, asking, (WAIT + 10) * 1000);
    if (mine !== turn) return;
    if (answer === 401) return outside();
    if (answer === 200) await show(said);
    else if (!woken) {
      away = true;
      standing();
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
}

/** Nobody that the service knows: join. */
function outside(why = held().title && words.cohort_not_joined) {
  state = null;
  turn += 1;
  drawing += 1;
  asking.abort();
  unmount();
  away = false;
  lost.hidden = true;
  status.textContent = "";
  for (const part of [top, more, foot]) part.replaceChildren();
  work.replaceChildren(joining(words, inside, why));
}

/** @param {{title: string}} joined */
function inside({ title }) {
  if (held().title !== title) forget(); // what is left here is of another session
  change((now) => (now.title = title));
  work.replaceChildren();
  void out.flush();
  void follow();
  work.focus({ preventScroll: true });
}

/** @param {any} news */
async function show(news) {
  if (!state || away) void out.flush();
  state = news;
  away = false;
  if (held().title !== state.title) change((now) => (now.title = state.title)); // it may be given another one
  document.title = state.title;
  top.replaceChildren(h("h1", {}, state.title), h("p", {}, fill(words.join_phone_as, state)), ...(state.invented ? [h("p.p-demo", {}, words.cohort_demo)] : []));
  if (!foot.children.length) foot.append(...leaving());
  await draw();
}

/** What is asked now, or was chosen. */
async function draw() {
  const vote = state.vote?.open ? state.vote : null;
  const mine = ++drawing;
  const others = await list();
  const asked = vote && (await face(vote.exercise));
  if (mine !== drawing) return;
  if (!others.some((one) => one.id === chosen)) chosen = "";
  const id = vote?.exercise ?? chosen;
  const said = vote ? (vote.round === 2 ? "join_phone_vote_again" : "join_phone_vote") : state.vote ? "join_phone_closed" : "join_phone_nothing";
  const sentence = chosen && !vote ? why(chosen) : words[said];
  if (status.textContent !== sentence) status.textContent = sentence; // not to be read out again
  if (vote) more.replaceChildren();
  else more.replaceChildren(...others.filter((one) => one.id !== id).map(choice), !chosen ? "" : h("button.btn", { type: "button", click: () => choose("") }, words.join_phone_back));
  if (vote && !asked) setTimeout(() => mine === drawing && draw(), PAUSE);
  mount(id, vote, asked ?? others.find((one) => one.id === id));
  shown?.model.opened(state.feedback.includes(id));
  standing();
}

/** What can be opened while nothing is voted on: homework, and what feedback is open on. */
async function list() {
  const ids = [...new Set([...state.homework.map((/** @type {any} */ one) => one.exercise), ...state.feedback.filter((/** @type {string} */ id) => state.asked.includes(id))])];
  const found = await Promise.all(ids.map((id) => face(id)));
  return found.filter(Boolean);
}

/** An exercise as the service shows it; null if it cannot be had now. @param {string} id */
async function face(id) {
  if (!faces.has(id)) {
    const { status: answer, said } = await ask(`api/exercise/${encodeURIComponent(id)}`);
    if (answer !== 200) return null;
    faces.set(id, said);
  }
  return faces.get(id);
}

/** Why an exercise can be opened. @param {string} id */
function why(id) {
  const homework = state.homework.find((/** @type {any} */ work) => work.exercise === id);
  const set = homework && (homework.due ? fill(words.join_phone_due, homework) : words.join_phone_homework);
  return [set, state.feedback.includes(id) && words.join_phone_feedback].filter(Boolean).join(" ");
}

/** @param {any} one */
function choice(one) {
  return h("p.p-choice", {}, h("button.btn", { type: "button", click: () => choose(one.id) }, one.title), h("span.quiet", {}, why(one.id)));
}

/** @param {string} id */
async function choose(id) {
  chosen = id;
  await draw();
  work.focus();
}

/** @param {string} id @param {any} vote @param {any} exercise */
function mount(id, vote, exercise) {
  const key = id && `${id} ${vote?.id ?? ""}`;
  if (key === (shown?.key ?? "")) return;
  const here = work.contains(document.activeElement);
  unmount();
  if (!exercise) return;
  const model = answering(exercise, vote, out);
  const place = h("div", {});
  work.replaceChildren(...(exercise.kind === "estimate" ? [h("p", {}, words.join_phone_no_run)] : []), place);
  shown = { key, model, end: render({ model, el: place, words: own }) };
  if (here) work.focus({ preventScroll: true }); // what had the focus is gone
}

function unmount() {
  shown?.end();
  shown = null;
  /** @type {any} */ (window).curriculumUnkept?.clear(); // drafts are kept here by themselves, vote by vote
  work.replaceChildren();
}

function leaving() {
  const said = h("p", { role: "status" });
  const leave = async (/** @type {boolean} */ erase) => {
    said.textContent = words.join_leaving;
    const { status: answer } = await ask("api/leave", { erase });
    if (answer !== 200 && answer !== 401) return void (said.textContent = words.join_phone_not_left);
    forget();
    outside(words[erase ? "join_phone_erased" : "join_phone_left"]);
  };
  return [
    h("details", {}, h("summary", {}, words.join_phone_leaving),
      h("p", {}, h("a", { href: "api/mine", download: "my-answers.json" }, words.join_phone_mine)),
      h("p.p-acts", {}, h("button.btn", { type: "button", click: () => leave(false) }, words.join_leave), h("button.btn", { type: "button", click: () => leave(true) }, words.join_leave_erase)),
      said),
  ];
}
