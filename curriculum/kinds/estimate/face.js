// @ts-check
import { fill, h, hidden, uniqueId } from "../dom.js";
import { axes, endLabels, level, line, sample } from "../plot.js";
import { slider } from "../slider.js";

const LEAST_ROUNDS = 10; // a chart is at least this wide, so that a run that stops at once is seen to stop
const MOST_ROWS = 25; // of the table; longer runs show every so many rounds
const CLOSE = 0.05; // of the range: a prediction this near is called close

/** Predictions, each with three steps: predict, run, explain. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const { exercise, words } = context;
    const all = exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => prediction(item, index, context));
    return {
      node: h("ol.sims", { role: "list" }, all.map((/** @type {any} */ one) => one.node)),
      /** @param {any} response */
      show(response) {
        for (const one of all) one.show(response.items?.[one.id] ?? {});
      },
      /** @param {any} said */
      tell(said) {
        for (const one of all) one.tell(said);
      },
      total: all.length,
      what: words.prediction,
      /** @param {any} response */
      answered: (response) => Object.values(response.items ?? {}).filter((answer) => typeof (/** @type {any} */ (answer).estimate) === "number").length,
    };
  },
};

/** One prediction, with its run and its figure. @param {any} item @param {number} index @param {any} context */
function prediction(item, index, context) {
  const { exercise, words, commit } = context;
  const total = exercise.items.length;
  const of = fill(words.for_item, { what: words.prediction.toLowerCase(), number: index + 1 });
  const own = /** @type {Record<string, number>} */ (Object.fromEntries(item.settings.map((/** @type {any} */ one) => [one.id, one.value])));
  const steersSeed = exercise.sliders.some((/** @type {any} */ one) => one.id === "seed");
  let answer = /** @type {any} */ ({});
  let now = { ...own };
  let made = /** @type {any} */ (null);

  const ask = context.follow(take);
  const guess = slider({ label: item.text, name: item.text, ...item, words, change: guessed });
  const sliders = exercise.sliders.map((/** @type {any} */ one) => ({ id: one.id, ...slider({ label: [one.label, hidden(` ${of}`)], name: `${one.label} ${of}.`, ...one, words, change: (value) => value !== null && steer({ [one.id]: value }) }) }));
  const mine = h("p.you", {});
  const later = h("p.quiet", {}, words.steer_later);
  const runWord = h("span", {});
  const run = h("button.btn", { type: "button", click: runNow }, runWord, hidden(` ${of}`));
  const seed = h("p.quiet", {});
  const another = h("button.btn.small", { type: "button", hidden: true, click: anotherSeed }, words.another_seed, hidden(` ${of}`));
  const drawn = drawing(item, exercise, words, of);
  const why = h("textarea", { rows: 4, id: uniqueId(), input: () => keep({ why: why.value }) });
  const rest = h("div.said");
  const hints = context.hints(item.hints, of);

  /** @param {any} change */
  function keep(change) {
    answer = { ...answer, ...change };
    commit(item.id, answer);
  }

  /** @param {number | null} value */
  function guessed(value) {
    if (answer.ran) return;
    if (value === null) delete answer.estimate;
    keep(value === null ? {} : { estimate: value });
    draw();
  }

  function runNow() {
    if (run.getAttribute("aria-disabled")) return void (answer.ran || drawn.say(words.predict_first));
    if (!answer.ran) keep({ ran: true });
    steer(own);
    for (const one of sliders) one.set(now[one.id]);
  }

  /** @param {Record<string, number>} change */
  function steer(change) {
    now = { ...now, ...change };
    ask({ item: item.id, ...now });
    controls();
  }

  function anotherSeed() {
    const of = exercise.sliders.find((/** @type {any} */ one) => one.id === "seed");
    const next = (now.seed ?? 1) + 1;
    steer({ seed: of && next > of.to ? of.from : next });
    for (const one of sliders) one.set(now[one.id]);
  }

  /** @param {any} back what the model made of the settings */
  function take(back) {
    if (!answer.ran) return;
    if (back.refused) return drawn.say(words.run_refused);
    made = back;
    draw();
  }

  function draw() {
    controls();
    drawn.draw({ made, before: exercise.before, guess: answer.estimate, predicted: sameRun() });
  }

  const sameRun = () => Object.keys(own).every((name) => now[name] === own[name]) && (now.seed ?? 1) === (own.seed ?? 1);

  function controls() {
    const guessedYet = typeof answer.estimate === "number";
    guess.open(!answer.ran);
    for (const one of sliders) one.open(Boolean(answer.ran));
    later.hidden = Boolean(answer.ran) || !sliders.length;
    mine.replaceChildren(...(guessedYet ? [sample("me"), fill(words.your_prediction, { n: amount(answer.estimate, item) })] : [words.predict_first]));
    runWord.textContent = answer.ran ? words.run_back : words.run_model;
    if (answer.ran ? sameRun() && made : !guessedYet) run.setAttribute("aria-disabled", "true");
    else run.removeAttribute("aria-disabled");
    another.hidden = !exercise.draws || !answer.ran;
    seed.hidden = !exercise.draws || !answer.ran || steersSeed;
    seed.textContent = fill(words.seed_shown, { n: now.seed ?? 1 });
  }

  return {
    id: item.id,
    node: h(
      "li.sim",
      { "aria-label": total > 1 ? fill(words.prediction_of, { n: index + 1, total }) : null },
      total > 1 && h("p.simno", {}, fill(words.prediction_of, { n: index + 1, total })),
      h("div.steps", {}, step(1, words.step_predict, of, guess.node, mine, hints && h("p.acts", {}, hints.button), hints?.node), step(2, words.step_run, of, later, sliders.map((/** @type {any} */ one) => one.node), h("div.runs", {}, run, another), seed)),
      drawn.node,
      h("div.explain", {}, step(3, words.step_explain, of, h("label", { for: why.id }, item.explain), why, rest), index === total - 1 && limits(exercise.limits, words)),
    ),
    /** @param {any} given */
    show(given) {
      answer = { ...given };
      now = { ...own };
      made = null;
      guess.set(typeof given.estimate === "number" ? given.estimate : null);
      for (const one of sliders) one.set(now[one.id]);
      if (why.value !== (given.why ?? "")) why.value = given.why ?? "";
      if (answer.ran) ask({ item: item.id, ...now });
      draw();
    },
    /** @param {any} told */
    tell(told) {
      const notes = told.notes?.[item.id] ?? [];
      rest.replaceChildren(...context.rest(item.id, notes.filter((/** @type {any} */ note) => note.mark !== "reading"), of));
    },
  };
}

/** One of the three steps. @param {number} number @param {string} title @param {string} of @param {...any} parts */
function step(number, title, of, ...parts) {
  return h("section.step", {}, h("span.no", { "aria-hidden": "true" }, String(number)), h("h4.step-t", {}, title, hidden(` ${of}`)), ...parts);
}

/** @param {string[]} listed @param {any} words */
const limits = (listed, words) => h("div.limits", {}, h("h5", {}, words.not_shown), h("ul", {}, listed.map((one) => h("li", {}, one))));

/** A number of a prediction, as it stands where its unit is said elsewhere. @param {number} value @param {any} item */
const figure = (value, item) => `${value.toFixed((String(item.step).split(".")[1] ?? "").length)}${item.unit === "%" ? "%" : ""}`;

/** The same with its unit. @param {number} value @param {any} item */
const amount = (value, item) => (item.unit === "%" ? figure(value, item) : `${figure(value, item)} ${item.unit}`);

/** The figure: chart, result in a sentence, and the same as a table. @param {any} item @param {any} exercise @param {any} words @param {string} of */
function drawing(item, exercise, words, of) {
  const { title, x, y } = exercise.chart;
  const id = uniqueId();
  const svg = /** @type {any} */ (document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  const legend = h("ul.leg", { role: "list" });
  const out = h("p.out", { role: "status", id: `${id}o` });
  const table = h("table.data");
  const details = h("details.rule", { toggle: () => fillTable() }, h("summary", {}, words.same_as_table, hidden(` ${of}`)), h("div.scrollx", {}, table));
  let shown = /** @type {any} */ ({});
  for (const [name, value] of Object.entries({ role: "img", "aria-labelledby": id, "aria-describedby": out.id })) svg.setAttribute(name, value);
  new ResizeObserver(() => svg.clientWidth && paint()).observe(svg);

  /** @param {{made: any, before: any, guess: number | undefined, predicted: boolean}} what */
  function draw(what) {
    shown = what;
    paint();
    fillTable();
    say(what.made ? sentence(what) : words.run_none, what.made && typeof what.guess === "number" ? comment(what) : "");
  }

  function paint() {
    const { made, before, guess } = shown;
    const lines = [
      { look: "me", value: guess, name: words.line_prediction },
      { look: "l1", value: before?.outcome, name: words.line_before },
      { look: "l2", value: made?.outcome, name: words.line_run },
    ].filter((each) => typeof each.value === "number");
    const labels = lines.map((each) => ({ value: each.value, text: fill(each.name, { n: figure(each.value, item) }), class: { me: "me", l1: "ax", l2: "b" }[each.look], look: each.look }));
    const last = Math.max(LEAST_ROUNDS, (made?.series.length ?? 0) - 1, (before?.series.length ?? 0) - 1);
    const top = Math.max(made?.top ?? 0, before?.top ?? 0) || item.to;
    const at = axes(svg, { x: { from: 0, to: last, label: x, whole: true }, y: { from: 0, to: top, label: y, whole: Number.isInteger(item.step) }, labels });
    if (before) line(svg, at, points(before.series, last), "l1");
    if (made) line(svg, at, points(made.series, last), "l2");
    if (typeof guess === "number") level(svg, at, guess, "me");
    endLabels(svg, at, labels);
    legend.hidden = at.wide || !labels.length;
    legend.replaceChildren(...labels.map((label) => h("li", {}, sample(label.look), h("span", {}, label.text))));
  }

  /** A run's points; a run that has come to rest goes on as it is. @param {number[]} series @param {number} last */
  function points(series, last) {
    const found = /** @type {Array<[number, number]>} */ (series.map((value, round) => [round, value]));
    if (series.length - 1 < last) found.push([last, series[series.length - 1]]);
    return found;
  }

  /** @param {any} what */
  function sentence({ made }) {
    const outcome = amount(made.outcome, item);
    return made.rounds === null ? fill(words.run_said_long, { outcome, x }) : fill(words.run_said, { outcome, x, rounds: made.rounds });
  }

  /** @param {any} what */
  function comment({ made, guess, predicted }) {
    if (!predicted) return words.run_other;
    const near = Math.abs(made.outcome - guess) <= CLOSE * (item.to - item.from);
    return fill(near ? words.run_close : words.run_far, { n: amount(guess, item) });
  }

  function fillTable() {
    const { made, before } = shown;
    details.hidden = !made && !before;
    if (!details.open || details.hidden) return;
    const columns = [before && [words.table_before, before.series], made && [words.table_run, made.series]].filter(Boolean);
    const last = Math.max(...columns.map(([, series]) => series.length - 1));
    const every = Math.ceil(last / MOST_ROWS) || 1;
    const rounds = Array.from({ length: Math.floor(last / every) + 1 }, (_, at) => at * every);
    if (rounds[rounds.length - 1] !== last) rounds.push(last);
    const value = (/** @type {number[]} */ series, /** @type {number} */ round) => figure(series[Math.min(round, series.length - 1)], item);
    table.replaceChildren(
      h("caption.sr", {}, `${title} ${of}`),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, x), columns.map(([name]) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rounds.map((round) => h("tr", {}, h("th", { scope: "row" }, String(round)), columns.map(([, series]) => h("td", {}, value(series, round)))))),
    );
  }

  /** @param {string} said @param {string} [more] */
  function say(said, more = "") {
    if (out.textContent !== [said, more].filter(Boolean).join(" ")) out.replaceChildren(h("b", {}, said), more && ` ${more}`);
  }

  return {
    node: h("figure.curve", {}, h("h4", { id }, title, hidden(` ${of}`)), h("p.quiet", {}, h("span.inv", {}, words.invented), ` ${exercise.invented}`), svg, legend, out, h("figcaption.quiet", {}, exercise.caption), details),
    draw,
    /** @param {string} text */
    say: (text) => say(text),
  };
}
