// @ts-check
import { fill, h, uniqueId } from "../dom.js";

/** A plan in fields, under the headings of its sections: native boxes to write in, and native dates. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const { exercise, words } = context;
    const fields = exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => field(item, index + 1, context));
    const needed = fields.filter((/** @type {any} */ one) => !one.item.optional);
    return {
      node: h("div.canvas-of", {}, exercise.sections.map((/** @type {any} */ part) => section(part, fields.filter((/** @type {any} */ one) => one.item.section === part.id)))),
      /** @param {any} response */
      show(response) {
        for (const one of fields) one.show(response.items?.[one.item.id] ?? {});
      },
      /** @param {any} said */
      tell(said) {
        for (const one of fields) one.tell(said);
      },
      total: needed.length,
      what: words.field,
      /** @param {any} response */
      answered: (response) => needed.filter((/** @type {any} */ one) => one.filled(response.items?.[one.item.id])).length,
      reveals: ["right", "look"],
    };
  },
};

/** A headed group of fields. @param {any} part @param {any[]} fields */
function section(part, fields) {
  const id = uniqueId();
  return h("section.canvas-part", { "aria-labelledby": id }, h("h4", { id }, part.name), h("div.fields", {}, fields.map((one) => one.node)));
}

/** One field. @param {any} item @param {number} number @param {any} context */
function field(item, number, context) {
  const { words, commit } = context;
  const name = item.form === "when" ? "date" : "text";
  const id = uniqueId();
  const of = fill(words.for_item, { what: words.field.toLowerCase(), number });
  const small = [item.help, item.optional && words.optional].filter(Boolean).join(" ");
  const hints = context.hints(item.hints, of);
  const said = h("div.said");
  const described = small ? { "aria-describedby": `${id}-help` } : {};
  const box =
    name === "date"
      ? h("input", { id, type: "date", ...described, input: () => commit(item.id, { date: box.value }) })
      : h("textarea", { id, rows: item.lines, ...described, input: () => (grow(), commit(item.id, { text: box.value })) });

  /** As tall as what is written in it, within reason. */
  function grow() {
    if (name === "date" || box.scrollHeight <= box.clientHeight) return;
    box.style.height = `${Math.min(box.scrollHeight + 2, 320)}px`;
  }

  return {
    item,
    node: h(`div.blank${item.lines > 2 ? ".wide" : ""}`, {}, h("label", { for: id }, h("span.no", {}, `${number} `), item.text), small && h("p.quiet", { id: `${id}-help` }, small), box, hints && h("div.more", {}, hints.button), hints?.node, said),
    /** @param {any} answer */
    filled: (answer) => Boolean(answer?.[name]?.trim?.()),
    /** @param {any} given */
    show(given) {
      const value = typeof given[name] === "string" ? given[name] : "";
      if (box.value === value) return;
      box.value = value;
      box.style.height = "";
      grow();
    },
    /** @param {any} told */
    tell(told) {
      const mine = told.notes?.[item.id] ?? [];
      said.replaceChildren(...context.rest(item.id, mine.filter((/** @type {any} */ note) => note.mark !== "reading"), of));
    },
  };
}
