// @ts-check
/**
 * The frame around every exercise: title, prompt, hints, foot, feedback, and the guard that keeps keys from the notebook.
 *
 * What the kernel says comes in two parts of the model's state: `said`, the last judgement, and `record`, how the answers
 * are kept. What the learner does goes back as messages: answer and check, which carry the answer and a number that
 * `record.heard` says back, and reveal, hint and still; `run` has the model behind an exercise run, and what it makes
 * comes back as `ran`. `session`: what a cohort wants.
 */
import { fill, h, hidden, icon, ownKeys, uniqueId } from "./dom.js";
import canvas from "./canvas/face.js";
import chart from "./chart/face.js";
import choice from "./choice/face.js";
import coding from "./coding/face.js";
import estimate from "./estimate/face.js";
import mapping from "./mapping/face.js";
import rating from "./rating/face.js";
import sorting from "./sorting/face.js";
import writing from "./writing/face.js";
import { latest, runs } from "./runs.js";

const FACES = /** @type {Record<string, any>} */ ({ canvas, chart, choice, coding, estimate, mapping, rating, sorting, writing });
const MARKS = /** @type {Record<string, string>} */ ({ right: "right", arguable: "argue", look: "look", missed: "look", reading: "read", todo: "hold" });
const PAUSE = 350; // ms of quiet before an answer goes to the record: a word is written in one go, not letter by letter
const LONGEST = 3000; // ms that steady typing may put that off
const PATIENCE = 6000; // ms without an answer before the learner is told
// Answers that no kernel has said it kept, by exercise: what is on the page when a lesson is run again goes to the new
// kernel. On the page and not in this module, of which each kernel brings a copy of its own.
const unkept = /** @type {Map<string, any>} */ ((/** @type {any} */ (window)).curriculumUnkept ??= new Map());
let putting = false; // whether an answer is being shown that comes from this page and not from the kernel

/** Draw one exercise into an element. @param {{model: any, el: HTMLElement, words: Record<string, string>}} page */
export function render({ model, el, words }) {
  const exercise = model.get("exercise");
  // Where the keys are at the service of a session, it opens feedback when its instructor wants it.
  const session = () => model.get("session") ?? {};
  const judged = () => exercise.feedback === "at check" && (exercise.judged || session().opened);
  let response = structuredClone(model.get("response") ?? {});
  let before = /** @type {any} */ (null);
  const stale = new Set();
  let timer = 0;
  let waiting = 0;
  let since = 0; // when the first of the changes was made that are not sent yet
  let unheard = /** @type {any} */ (null); // the last message with an answer, until the kernel says that it was heard
  let sent = JSON.stringify(response);
  let judgement = "";
  let asked = false; // whether the last thing done was to ask for feedback
  let reworded = /** @type {string | undefined} */ (undefined); // the items that were said to be reworded when feedback was last drawn

  const status = h("p", { role: "status" });
  const notices = h("div.notices");
  const result = h("div.result", { hidden: true });
  const score = h("div");
  const check = h("button.btn.main", { type: "button", click: ask }, checkWord(false));
  const again = h("button.btn", { type: "button", click: startAgain }, words.start_again);
  const held = h("p.held", {}, icon("lock"), h("span", {}));
  const voting = h("div.voting", { "aria-live": "polite" });

  const behind = runs(model);
  const follow = (/** @type {(made: any) => void} */ draw) => latest(behind.run, draw);
  const context = { exercise, words, commit, commitWhole, hints, note, rest, follow };
  const face = FACES[exercise.kind].build(context);
  const hint = hints(exercise.hints, words.hint_exercise);
  const root = h(
    `section.cu.ex.${exercise.kind}`,
    { "aria-label": exercise.title, tabindex: -1 },
    h(
      "header.ex-head",
      {},
      h("p.kick", {}, h("span", {}, exercise.kicker)),
      h("h3.ex-t", {}, exercise.title),
      h("p", {}, exercise.prompt),
      hint && h("div.more", {}, hint.button),
      hint?.node,
    ),
    result,
    face.node,
    h("div.foot", {}, check, again, status),
    voting, // below the buttons: what it says changes, and must not move them under a hand
    held,
    notices,
    score,
  );
  const loseKeys = ownKeys(root);
  drawSession();
  el.replaceChildren(root);

  /** Whether a vote is open here, and whether feedback can be asked for, and if not, why not. */
  function drawSession() {
    const vote = session().vote;
    const asked = (vote?.items ?? []).map((/** @type {string} */ id) => exercise.items?.find((/** @type {any} */ item) => item.id === id)?.text ?? id);
    const stand = () => (root.focus({ preventScroll: true }), post("answer"));
    const said = vote && [
      h("p", {}, h("b", {}, words[vote.round > 1 ? "join_here_again" : "join_here"]), ` ${words[vote.given ? "join_here_given" : "join_here_not"]}`),
      asked.length > 0 && h("p", {}, words.join_here_items),
      asked.length > 0 && h("ul", {}, asked.map((/** @type {string} */ text) => h("li", {}, text))),
      !vote.given && face.answered(response) > 0 && h("p.acts", {}, h("button.btn.small", { type: "button", click: stand }, words.join_here_send)),
    ];
    voting.replaceChildren(...(said ? [h("div.say.hold", {}, icon("hold"), h("div", {}, said))] : []));
    const why = exercise.feedback === "none" ? "no_right_answer" : exercise.judged ? "held" : "opened" in session() ? "join_feedback_waits" : "no_key";
    check.hidden = !judged();
    held.hidden = judged();
    held.lastElementChild.textContent = words[why];
  }

  /** A sentence of the course, in the words of this kind where it has words of its own. @param {string} name */
  const own = (name) => words[`${name}_${exercise.kind}`] ?? words[name];

  /** What the button that asks for feedback says; kinds that are not marked have a word of their own. @param {boolean} again */
  function checkWord(again) {
    return words[`check_${exercise.kind}`] ?? (again ? words.check_again : words.check);
  }

  /** Take in one item's new answer. @param {string} item @param {any} answer */
  function commit(item, answer) {
    commitWhole({ ...response, items: { ...response.items, [item]: answer } }, "", item);
  }

  /** Take in a whole new response. @param {any} given @param {string} [spoken] @param {string} [item] */
  function commitWhole(given, spoken = "", item = "") {
    response = given;
    before = null;
    asked = false;
    if (item) stale.add(item);
    else for (const id of Object.keys(model.get("said")?.notes ?? {})) stale.add(id);
    put();
    unkept.set(exercise.id, structuredClone(response));
    since = timer ? since : performance.now();
    clearTimeout(timer);
    timer = window.setTimeout(send, Math.max(0, Math.min(PAUSE, since + LONGEST - performance.now())));
    tell();
    say(`${spoken} ${progress()} ${words.keeping}`);
  }

  /** Have every view of this exercise on the page show the answer. */
  function put() {
    putting = true;
    model.set("response", structuredClone(response));
    putting = false;
  }

  function send() {
    clearTimeout(timer);
    timer = 0;
    if (JSON.stringify(response) === sent) return onRecord(); // back to what is kept already: there is nothing to say
    post("answer");
  }

  /** Say something to the kernel. One that has ended hears nothing: the answer stays here, and goes to the next. @param {any} said */
  function message(said) {
    try {
      model.send(said);
    } catch {
      onDead();
    }
  }

  /** Send the answer as it is now, to be kept or checked. @param {"answer" | "check"} what */
  function post(what) {
    clearTimeout(timer);
    timer = 0;
    sent = JSON.stringify(response);
    unheard = { do: what, response, n: uniqueId() };
    message(unheard);
    expectAnswer();
  }

  /** Send a message that may have got lost once more. Of one that it has heard the kernel only says so. */
  function postAgain() {
    if (unheard) message(unheard);
  }

  function expectAnswer() {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      postAgain();
      if (runsAgain()) say(words.no_answer_yet_here, runAgain());
      else say(words.no_answer_yet);
    }, PATIENCE);
  }

  function ask() {
    stale.clear();
    asked = true;
    judgement = "";
    say(words.checking);
    post("check");
  }

  function startAgain() {
    before = response;
    const earlier = before;
    commitWhole({});
    before = earlier;
    face.show({});
    say(words.cleared, h("button.link", { type: "button", click: bringBack }, words.bring_back));
  }

  function bringBack() {
    if (!before) return;
    const earlier = before;
    again.focus();
    bringIn(earlier);
  }

  /** @param {any} given */
  function bringIn(given) {
    face.show(given);
    commitWhole(structuredClone(given));
  }

  const progress = () => fill(words.answered, { n: face.answered(response), total: face.total });

  /** @param {string} text @param {...any} more */
  function say(text, ...more) {
    status.replaceChildren(h("span", {}, text.trim()), ...more);
  }

  /** A hint in steps, and the button that opens it. @param {string[]} steps @param {string} of */
  function hints(steps, of) {
    if (!steps?.length) return null;
    let shown = 0;
    const node = h("div.say.hint", { hidden: true });
    const label = h("span", {});
    const button = h("button.link", { type: "button", "aria-expanded": "false", click: toggle }, icon("hint"), label);
    draw();
    function toggle() {
      node.hidden = !node.hidden;
      if (!node.hidden && !shown) shown = 1;
      if (!node.hidden) message({ do: "hint", of, step: shown });
      draw();
    }
    function draw() {
      label.replaceChildren(node.hidden ? words.hint : words.hide_hint, hidden(` ${of}`));
      button.setAttribute("aria-expanded", String(!node.hidden));
      const last = shown >= steps.length;
      const next = h("button.link", { type: "button", click: () => ((shown += 1), message({ do: "hint", of, step: shown }), draw(), node.querySelector("p")?.focus()) }, words.next_hint);
      node.replaceChildren(
        icon("hint"),
        h("div", {}, steps.slice(0, shown).map((step, at) => h("p", { tabindex: at === shown - 1 ? -1 : null }, h("b", {}, `${fill(words.hint_of, { n: at + 1, total: steps.length })} `), step)), !last && h("p.acts", {}, next)),
      );
    }
    return { node, button };
  }

  /** One thing said about one answer. @param {any} note @param {string} of what it is about, for screen readers */
  function note(note, of) {
    const lead = note.mark === "reading" ? `${note.name ? `${note.name}. ` : ""}${fill(words[note.lead], { place: note.about })}.` : words[note.lead];
    const text = note.text || (note.mark === "look" && note.about ? words.no_reason : "");
    const kind = note.mark === "missed" ? "look" : note.mark === "todo" ? "hold" : note.mark;
    return h(
      `div.say.${kind}`,
      {},
      icon(MARKS[note.mark]),
      h("div", {}, h("p", {}, h("b", {}, `${lead} `), text), (note.reread?.length || note.sources?.length) && h("p.acts", {}, note.reread?.map((/** @type {any} */ place) => reread(place, of)), note.sources?.map(source))),
    );
  }

  /** @param {any} place @param {string} of */
  function reread(place, of) {
    const text = h("span.again", { hidden: true }, place.text);
    const open = h("button.link", { type: "button", "aria-expanded": "false", click: toggle }, icon("read"), h("span", {}, fill(words.reread, { paragraph: place.label }), hidden(` ${of}`)));
    function toggle() {
      text.hidden = !text.hidden;
      open.setAttribute("aria-expanded", String(!text.hidden));
    }
    return [open, text];
  }

  /** @param {any} source */
  const source = (source) => (source.url ? h("a.source", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.short) : h("span.quiet", {}, source.short));

  /**
   * What is said about an item as a whole: what was missed, the key's reading on request, what could not be read,
   * and that it was reworded.
   * @param {string} item @param {any[]} notes @param {string} of
   */
  function rest(item, notes, of) {
    const said = model.get("said") ?? {};
    const mine = said.notes?.[item] ?? [];
    const nodes = notes.map((one) => note(one, of));
    for (const problem of said.problems ?? []) {
      if (problem.item === item && !stale.has(item)) nodes.push(h("div.say.hold", {}, icon("hold"), h("p", {}, h("b", {}, `${words.not_read} `), problem.name ? `${problem.name}. ` : "", words[problem.lead], ` ${words.nothing_marked}`)));
    }
    if ((model.get("record")?.reworded ?? []).includes(item)) {
      nodes.push(h("div.say.hold", {}, icon("hold"), h("div", {}, h("p", {}, h("b", {}, `${words.reworded} `), words.reworded_more), h("p.acts", {}, h("button.link", { type: "button", click: () => message({ do: "still", item }) }, words.still_holds, hidden(` ${of}`))))));
    }
    if (stale.has(item) || face.shows) return nodes;
    const readings = mine.filter((/** @type {any} */ one) => one.mark === "reading");
    if (readings.length) nodes.push(h("div.readings", {}, h("p.quiet", {}, own("reading")), readings.map((/** @type {any} */ one) => note(one, of))));
    else if (exercise.judged && mine.some((/** @type {any} */ one) => (face.reveals ?? ["look", "missed"]).includes(one.mark))) {
      nodes.push(h("p.acts.reveal", {}, h("button.link", { type: "button", click: () => reveal(item) }, own("show_reading"), hidden(` ${of}`))));
    }
    return nodes;
  }

  /** @param {string} item */
  function reveal(item) {
    root.focus({ preventScroll: true }); // the button goes away when the reading comes
    message({ do: "reveal", item });
    expectAnswer();
  }

  /** Show the last judgement, but for items answered anew since. */
  function tell() {
    const said = model.get("said") ?? {};
    reworded = JSON.stringify(model.get("record")?.reworded);
    const notes = Object.fromEntries(Object.entries(said.notes ?? {}).filter(([item]) => !stale.has(item)));
    face.tell({ ...said, notes }, response);
    const fresh = Object.keys(notes).length > 0;
    const tally = { right: said.right, arguable: said.arguable, look: said.wrong, missed: said.missed };
    const counts = Object.entries(fresh ? tally : {}).filter(([, n]) => n).map(([mark, n]) => ({ mark, text: fill(own(`count_${mark}`), { n }) }));
    result.hidden = !counts.length;
    result.replaceChildren(...counts.map(({ mark, text }) => h("span", {}, icon(MARKS[mark]), text)));
    const opened = score.querySelector("details")?.open ?? false;
    score.replaceChildren(
      ...(said.rule && fresh
        ? [h("details.rule", { open: opened }, h("summary", {}, words.score_head), h("p", {}, h("b", {}, `${fill(words.score, said).replace("-", "−")} `), words[said.rule], ` ${words.score_yours}`), said.note && h("p", {}, said.note), h("p", {}, own("key_whose")))]
        : []),
    );
    check.textContent = checkWord(Boolean(said.rule));
    return counts;
  }

  function onSaid() {
    if (!timer && !unheard) stale.clear(); // a judgement of what was asked before a newer answer leaves that one stale
    const said = model.get("said") ?? {};
    const counts = tell();
    if (!unheard) clearTimeout(waiting);
    if (said.waits) say((judgement = said.waits));
    else if (said.problems?.length) say(said.problems.length === 1 && !said.problems[0].item ? `${words.not_read} ${words[said.problems[0].lead]} ${words.nothing_marked}` : `${words.not_read} ${words.nothing_marked}`);
    else if (!exercise.marked && asked) say((judgement = words.compared));
    else if (said.rule) say((judgement = fill(words.checked, { counts: counts.map((count) => count.text).join(", ") })));
  }

  function onRecord() {
    const record = model.get("record") ?? {};
    if (record.heard === unheard?.n) unheard = null;
    if (!unheard) clearTimeout(waiting);
    if (!record.trouble && !timer && !unheard) unkept.delete(exercise.id);
    notices.replaceChildren(
      ...(record.trouble ? [notice(fill(words.not_kept, { why: fill(words[record.trouble.why], record.trouble) }), h("button.link", { type: "button", click: () => post("answer") }, words.keep_now))] : []),
      ...(record.elsewhere ? [notice(words.elsewhere)] : []),
      ...(record.mended ? [notice(words.mended)] : []),
    );
    if (asked && judgement) say(`${judgement} ${record.trouble ? "" : words.kept}`);
    else if (!record.trouble && !before && !timer && !unheard && !asked) say(`${progress()} ${words.kept}`);
    if (record.trouble && !asked) say(progress());
    if (JSON.stringify(record.reworded) !== reworded) tell(); // else what was drawn stays: somebody may be about to press it
  }

  /** @param {string} text @param {...any} more */
  const notice = (text, ...more) => h("div.say.hold", {}, icon("hold"), h("div", {}, h("p", {}, text), h("p.acts", {}, more)));

  function onResponse() {
    // What the kernel says of the answer is older than what waits here, or is on its way, and must not undo it.
    if (!putting && (timer || unheard)) return put();
    const given = model.get("response") ?? {};
    if (JSON.stringify(given) === JSON.stringify(response)) return;
    clearTimeout(timer);
    clearTimeout(waiting);
    timer = 0;
    unheard = null; // what another view sends now holds this view's answers too
    response = structuredClone(given);
    sent = JSON.stringify(response);
    face.show(response);
    tell();
  }

  function onDead() {
    if (root.querySelector(":scope > .dead")) return;
    clearTimeout(waiting);
    const here = runsAgain();
    root.prepend(
      h("div.say.hold.dead", { role: "alert" }, icon("hold"), h("div", {}, h("p", {}, h("b", {}, `${words.restarted} `), here ? words.run_again_here : words.run_again), here && h("p.acts", {}, runAgain()))),
    );
    check.setAttribute("aria-disabled", "true");
  }

  /** Whether a button can run the lesson again: the course's own panel does it, and Voila when its page is loaded anew. */
  function runsAgain() {
    return root.closest(".course-lesson") ?? document.body.dataset.voila;
  }

  const runAgain = () => h("button.btn.small", { type: "button", click: () => (document.body.dataset.voila ? location.reload() : root.dispatchEvent(new CustomEvent("curriculum-run-again", { bubbles: true }))) }, words.shell_run_again);

  model.on("change:said", onSaid);
  model.on("change:record", onRecord);
  model.on("change:response", onResponse);
  model.on("change:session", drawSession);
  model.on("comm_live_update", onDead);
  face.show(response);
  tell();
  const restored = model.get("record")?.restored;
  say(restored ? `${fill(words.restored, { when: restored })} ${progress()}` : progress());
  if (model.get("record")?.trouble || model.get("record")?.mended) onRecord();
  const left = unkept.get(exercise.id);
  if (left && JSON.stringify(left) !== JSON.stringify(response)) bringIn(left);
  const leave = () => timer && send();
  window.addEventListener("pagehide", leave);
  window.addEventListener("curriculum-connected", postAgain);

  return () => {
    if (timer) send();
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("curriculum-connected", postAgain);
    clearTimeout(waiting);
    loseKeys();
    behind.end();
    for (const [name, listener] of /** @type {const} */ ([["change:said", onSaid], ["change:record", onRecord], ["change:response", onResponse], ["change:session", drawSession], ["comm_live_update", onDead]])) model.off(name, listener);
  };
}
