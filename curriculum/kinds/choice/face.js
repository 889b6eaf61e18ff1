// @ts-check
import { bar, fill, h, hidden, uniqueId } from "../dom.js";

/** Questions with native radios or checkboxes, and a bar for certainty. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const { exercise, words } = context;
    const asked = exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => question(item, index, context));
    return {
      node: h("div.asked", {}, h("ol", { role: "list" }, asked.map((/** @type {any} */ one) => one.node))),
      /** @param {any} response */
      show(response) {
        for (const one of asked) one.show(response.items?.[one.id] ?? {});
      },
      /** @param {any} said */
      tell(said) {
        for (const one of asked) one.tell(said);
      },
      total: asked.length,
      what: words.question,
      /** @param {any} response */
      answered: (response) => Object.values(response.items ?? {}).filter((answer) => /** @type {any} */ (answer).picks?.length).length,
    };
  },
};

/** One question. @param {any} item @param {number} index @param {any} context */
function question(item, index, context) {
  const { exercise, words, commit } = context;
  const name = uniqueId();
  const number = index + 1;
  const of = fill(words.for_item, { what: words.question.toLowerCase(), number });
  let answer = /** @type {any} */ ({});
  const inputs = item.choices.map((/** @type {any} */ option) =>
    h("input", { type: item.several ? "checkbox" : "radio", name, value: option.id, change: () => keep({ picks: inputs.filter((/** @type {any} */ one) => one.checked).map((/** @type {any} */ one) => one.value) }) }),
  );
  const said = item.choices.map(() => h("div.said"));
  const rest = h("div.said");
  const hints = context.hints(item.hints, of);
  const sure =
    exercise.certainty &&
    bar({
      legend: [words.how_sure, hidden(` ${of}`)],
      options: ["1", "2", "3"].map((value) => ({ value, label: h("span", {}, value) })),
      change: (value) => keep({ certainty: Number(value) }),
    });

  /** @param {any} change */
  function keep(change) {
    answer = { picks: [], ...answer, ...change };
    commit(item.id, answer);
  }

  return {
    id: item.id,
    node: h(
      "li.question",
      {},
      item.passage && h("blockquote.cited", {}, h("p", {}, item.passage), h("p.quiet", {}, item.where)),
      h(
        "fieldset",
        {},
        h("legend", {}, exercise.items.length > 1 && h("span.no", {}, `${number} `), item.text, h("span.quiet", {}, ` ${item.several ? words.pick_several : exercise.items.length > 1 ? "" : words.pick_one}`)),
        h("div.opts", {}, item.choices.map((/** @type {any} */ option, /** @type {number} */ at) => h("div.choice", {}, h("label.opt", {}, inputs[at], h("span", {}, option.text)), said[at]))),
      ),
      (sure || hints) && h("div.sure", {}, sure && sure.node, hints?.button),
      hints?.node,
      rest,
    ),
    /** @param {any} given */
    show(given) {
      answer = given;
      for (const input of inputs) input.checked = (given.picks ?? []).includes(input.value);
      if (sure) sure.set(String(given.certainty ?? ""));
    },
    /** @param {any} told */
    tell(told) {
      const mine = told.notes?.[item.id] ?? [];
      item.choices.forEach((/** @type {any} */ option, /** @type {number} */ at) =>
        said[at].replaceChildren(...mine.filter((/** @type {any} */ note) => note.about === option.id && note.mark !== "reading").map((/** @type {any} */ note) => context.note(note, of))),
      );
      rest.replaceChildren(...context.rest(item.id, mine.filter((/** @type {any} */ note) => !note.about), of));
    },
  };
}
