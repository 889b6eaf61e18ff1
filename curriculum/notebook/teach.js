// @ts-check
/** The panel in which an instructor steers a session. What happens is the service's to say; the kernel passes it on. */
import { fill, h, ownKeys, uniqueId } from "../kinds/dom.js";
import { bars } from "../cohort/pages/draw.js";

const VIEWS = ["join", "question", "one", "both", "map", "pairs", "agreement", "blank"];
const MINUTES = [1, 2, 5, 10];
const WITHOUT_TALLY = ["join", "question", "blank"];

/** @param {{model: any, el: HTMLElement, words: Record<string, string>}} page */
export function render({ model, el, words }) {
  let state = /** @type {any} */ (null);
  let item = ""; // the item chosen for the next vote; the whole exercise if empty
  const drawn = /** @type {Record<string, string>} */ ({});
  const parts = /** @type {Record<string, any>} */ ({});
  for (const name of ["head", "choose", "vote", "screen", "step", "tally"]) parts[name] = h(`section.t-${name}`, {});
  const said = h("p.t-said", { role: "status" });
  const root = h("section.cu.teach", { "aria-label": words.teach_title }, parts.head, said, h("div.t-columns", {}, h("div", {}, parts.choose, parts.step), h("div", {}, parts.vote, parts.screen, parts.tally)));
  const loseKeys = ownKeys(root);
  el.replaceChildren(root);

  /** @param {Record<string, any>} action */
  const go = (action) => model.send({ do: "act", action });
  /** @param {string} word @param {Record<string, any>} action @param {boolean} [main] */
  const button = (word, action, main) => h(`button.btn.small${main ? ".main" : ""}`, { type: "button", "data-key": word, click: () => go(action) }, words[word]);

  /** Draw a part anew if what it shows has changed; what had the focus has it again. @param {string} name @param {any} about @param {() => any} draw */
  function part(name, about, draw) {
    const now = JSON.stringify(about ?? null);
    if (drawn[name] === now) return;
    drawn[name] = now;
    const key = parts[name].contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
    parts[name].replaceChildren(...[draw()].flat(3).filter(Boolean));
    if (key) (parts[name].querySelector(`[data-key="${key}"]`) ?? parts[name].querySelector("button, select, input"))?.focus();
  }

  /** @param {string} word @param {any[]} options @param {string} value @param {(value: string) => void} change */
  function select(word, options, value, change) {
    const id = uniqueId();
    const node = h("select", { id, "data-key": word, change: (/** @type {any} */ event) => change(event.target.value) }, options.map(([key, name]) => h("option", { value: key }, name)));
    node.value = value;
    return h("div.field", {}, h("label", { for: id }, words[word]), node);
  }

  function connecting() {
    const id = uniqueId();
    const link = h("input", { type: "password", id, "data-key": "link", autocomplete: "off", "aria-describedby": `${id}-more` });
    const connect = (/** @type {Event} */ event) => (event.preventDefault(), model.send({ do: "connect", link: link.value }));
    return [
      h("h3.ex-t", {}, words.teach_title),
      h("form", { submit: connect }, h("div.field", {}, h("label", { for: id }, words.teach_link), h("span.quiet", { id: `${id}-more` }, words.teach_link_more), link), h("button.btn.main", { type: "submit" }, words.teach_connect)),
    ];
  }

  function head() {
    const { title, code, address, here, invented } = state;
    return [
      h("h3.ex-t", {}, title),
      h("p", {}, `${address} · ${code ? `${words.cohort_join_code} ${code} · ` : ""}${fill(words.cohort_here, { n: here })}`, invented && h("b", {}, ` ${words.cohort_demo}`)),
      h("p", {}, h("a", { href: `${address}/private`, target: "_blank", rel: "noopener noreferrer" }, words.teach_page)),
    ];
  }

  function choose() {
    const first = ["", words.cohort_choose];
    const lessons = [first, ...state.lessons.map((/** @type {any} */ one) => [one.stem, `${String(one.number).padStart(2, "0")} ${one.title}`])];
    const exercises = [first, ...state.exercises.map((/** @type {any} */ one) => [one.id, one.title])];
    const items = (state.items ?? []).map((/** @type {any} */ one, /** @type {number} */ n) => [one.id, `${n + 1} ${one.text}`]);
    return [
      select("cohort_choose_lesson", lessons, state.lesson, (lesson) => lesson && go({ do: "lesson", lesson })),
      select("cohort_choose_exercise", exercises, state.exercise, (exercise) => exercise && ((item = ""), go({ do: "exercise", exercise }))),
      items.length > 1 && select("cohort_choose_item", [["", words.cohort_whole], ...items], item, (id) => ((item = id), show())),
    ];
  }

  function voting() {
    const { vote, exercise } = state;
    const again = vote && !vote.open && vote.round === 1;
    const stage = !vote ? "none" : vote.open ? (vote.round === 2 ? "second" : "first") : vote.round === 2 ? "both" : "closed";
    return [
      h("p.quiet", {}, words[`cohort_stage_${stage}`]),
      h("h4", {}, vote?.title ?? words.cohort_no_vote_yet),
      vote?.open && h("p.t-count", {}, `${fill(words.cohort_first_count, { n: vote.answers })} ${fill(words.cohort_of_here, { n: state.here })}`),
      h(
        "p.t-acts",
        {},
        vote?.open && button("cohort_do_close", { do: "close" }, true),
        again && button("cohort_do_again", { do: "again" }, true),
        exercise && !vote?.open && button(item ? "cohort_do_open_item" : "cohort_do_open", { do: "open", exercise, ...(item ? { items: [item] } : {}) }, !again),
        vote && !vote.open && button("cohort_do_feedback", { do: "feedback", exercise: vote.exercise }),
        vote && !vote.open && button("cohort_do_homework", { do: "homework", exercise: vote.exercise }),
      ),
      !vote?.open && h("p.t-acts", {}, MINUTES.map((n) => h("button.btn.small", { type: "button", "data-key": `timer ${n}`, click: () => go({ do: "timer", seconds: 60 * n }) }, fill(words.cohort_timer, { n }))), button("cohort_timer_off", { do: "timer", seconds: 0 })),
    ];
  }

  function screen() {
    const { vote, view } = state;
    const there = VIEWS.filter((name) => WITHOUT_TALLY.includes(name) || (vote && !vote.open && (name !== "both" || vote.round === 2)));
    return [h("h4", {}, words.cohort_sees), h("p", {}, words[`cohort_view_${view}`]), h("p.t-acts", {}, there.filter((name) => name !== view).map((name) => button(`cohort_show_${name}`, { do: "show", view: name })))];
  }

  function step() {
    const { steps, step: at } = state;
    const now = steps[at];
    if (!now) return [];
    const from = steps.slice(0, at).reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.minutes, 0);
    return [
      h("h4", {}, fill(words.cohort_step, { k: at + 1, n: steps.length })),
      h("p.quiet", {}, fill(words.cohort_step_minutes, { from, to: from + now.minutes })),
      h("p", {}, now.do),
      h("p.t-acts", {}, at > 0 && button("cohort_step_back", { do: "step", step: at - 1 }), at + 1 < steps.length && button("cohort_step_next", { do: "step", step: at + 1 })),
    ];
  }

  function tally() {
    const { vote, votes } = state;
    const now = votes.at(-1);
    if (!vote || vote.open || !now) return [];
    if (!now.tally?.shown) return [h("p", {}, words.cohort_too_few)];
    const before = now.round === 2 ? votes.at(-2)?.tally : null;
    return [
      (now.tally.advice ?? []).map((/** @type {any} */ one) => h("p.t-advice", {}, h("b", {}, fill(words.cohort_in_line, one)), ` ${words[`cohort_band_${one.band}`]} ${one.text}`)),
      now.tally.items.map((/** @type {any} */ one) => [h("h4", {}, one.text), bars(one, before?.items?.find((/** @type {any} */ was) => was.id === one.id), words)]),
    ];
  }

  function show() {
    if (!state?.title) return part("head", "connecting", connecting);
    part("head", [state.title, state.code, state.address, state.here], head);
    part("choose", [state.lesson, state.exercise, state.exercises, state.items, item], choose);
    part("step", [state.steps, state.step], step);
    part("vote", [state.vote, state.exercise, state.here, item], voting);
    part("screen", [state.view, state.vote?.id, state.vote?.open], screen);
    part("tally", [state.votes, state.vote?.open], tally);
  }

  /** @param {any} message */
  function hear(message) {
    state = message.state;
    if (said.textContent !== message.said) said.textContent = message.said;
    show();
  }

  model.on("msg:custom", hear);
  show();
  model.send({ do: "look" });
  return () => {
    loseKeys();
    model.off("msg:custom", hear);
  };
}
