// @ts-check
import { fill, h, hidden, uniqueId } from "../dom.js";

/** Texts to write, each with its rubric; after the comparison, an example with a note to each of its parts. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const pieces = context.exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => piece(item, index, context));
    return {
      node: h("div.pieces", {}, h("ol", { role: "list" }, pieces.map((/** @type {any} */ one) => one.node))),
      /** @param {any} response */
      show(response) {
        for (const one of pieces) one.show(response.items?.[one.id] ?? {});
      },
      /** @param {any} told */
      tell(told) {
        for (const one of pieces) one.tell(told.notes?.[one.id] ?? []);
      },
      shows: true, // the example is drawn here, its parts beside their notes; the frame need not list them
      total: pieces.length,
      what: context.words.writing_text,
      /** @param {any} response */
      answered: (response) => pieces.filter((/** @type {any} */ one) => written(response.items?.[one.id]).trim()).length,
    };
  },
};

/** What an answer holds as text; a record may hold anything. @param {any} answer @returns {string} */
const written = (answer) => (typeof answer?.text === "string" ? answer.text : "");

/** One text with its rubric. @param {any} item @param {number} index @param {any} context */
function piece(item, index, context) {
  const { exercise, words, commit } = context;
  const of = fill(words.for_item, { what: words.writing_text.toLowerCase(), number: index + 1 });
  const id = uniqueId();
  let answer = /** @type {any} */ ({});
  const count = h("p.quiet.count", { id: `${id}-count` });
  const box = h("textarea", { id, rows: Math.min(item.lines + 1, 12), "aria-describedby": `${id}-count`, input: () => (keep({ text: box.value }), tally()) });
  const rubric = item.criteria.map((/** @type {any} */ criterion) => judged(criterion, exercise.levels, () => keep({ own: own() })));
  const hints = context.hints(item.hints, of);
  const example = h("div.said");
  const rest = h("div.said");

  const own = () => Object.fromEntries(rubric.map((/** @type {any} */ one) => [one.id, one.value()]).filter((/** @type {any} */ [, level]) => level !== null));
  const tally = () => count.replaceChildren([fill(words.writing_words, { n: box.value.split(/\s+/).filter(Boolean).length }), item.advice].filter(Boolean).join(" · "));

  /** @param {any} change */
  function keep(change) {
    answer = { text: "", own: {}, ...answer, ...change };
    commit(item.id, answer);
  }

  return {
    id: item.id,
    node: h(
      "li.piece",
      {},
      h("div.write", {}, h("label", { for: id }, exercise.items.length > 1 && h("span.no", {}, `${index + 1} `), item.text), box, count, hints && h("div.more", {}, hints.button), hints?.node),
      h("div.rubric", { role: "group", "aria-label": `${words.writing_rubric} ${of}` }, h("p.quiet", {}, words.writing_rubric), rubric.map((/** @type {any} */ one) => one.node)),
      rest,
      example,
    ),
    /** @param {any} given */
    show(given) {
      answer = given;
      if (box.value !== written(given) && document.activeElement !== box) box.value = written(given);
      for (const one of rubric) one.set(given?.own?.[one.id]);
      tally();
    },
    /** @param {any[]} notes */
    tell(notes) {
      const parts = notes.filter((note) => note.lead === "writing_part");
      const does = notes.find((note) => note.lead === "writing_does");
      rest.replaceChildren(...context.rest(item.id, notes.filter((note) => note.mark === "todo"), of));
      example.replaceChildren(
        ...(does
          ? [
              h(
                "section.example",
                { "aria-label": `${words.writing_example} ${of}` },
                h("p", {}, h("b", {}, `${words.writing_does} `), does.text),
                h("p.quiet", {}, words.writing_example_whose),
                h("ol", { role: "list" }, parts.map((note) => h("li", {}, h("blockquote", {}, note.about), h("p", {}, note.text)))),
                does.sources && h("p.acts", {}, does.sources.map((/** @type {any} */ source) => (source.url ? h("a.source", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.short) : h("span.quiet", {}, source.short)))),
              ),
            ]
          : []),
      );
    },
  };
}

/** One criterion, with its levels as radios. @param {any} criterion @param {string[]} levels @param {() => void} change */
function judged(criterion, levels, change) {
  const name = uniqueId();
  const inputs = levels.map((_, at) => h("input", { type: "radio", name, value: String(at), change }));
  const label = (/** @type {string} */ level, /** @type {number} */ at) => (criterion.looks_like.length ? [h("b", {}, level), hidden(": "), h("span.quiet", {}, criterion.looks_like[at])] : level);
  return {
    id: criterion.id,
    node: h("fieldset.criterion", {}, h("legend", {}, criterion.text), h("div.rungs", {}, levels.map((level, at) => h("label.rung", {}, inputs[at], h("span", {}, label(level, at)))))),
    value: () => (inputs.some((one) => one.checked) ? inputs.findIndex((one) => one.checked) : null),
    /** @param {number | undefined} level */
    set(level) {
      inputs.forEach((input, at) => (input.checked = at === level));
    },
  };
}
