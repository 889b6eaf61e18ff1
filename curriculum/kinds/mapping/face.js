// @ts-check
import { bar, fill, groupMark, h, hidden, icon, uniqueId } from "../dom.js";

const LEVELS = ["supported", "arguable", "not supported"];
const LETTERS = /** @type {Record<string, string>} */ ({ supported: "S", arguable: "A", "not supported": "N" });

/** A ledger of passages: each with one or more elements, each with its level, and room to say why. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const { exercise, words } = context;
    const cards = exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => card(item, index, context));
    const heads = h(
      "div.heads",
      { "aria-hidden": "true" },
      h("span", {}, words.passage),
      h("div", {}, h("span", {}, words.element), exercise.levels && h("span", {}, words.how_well)),
    );
    return {
      node: h(`div.cards${exercise.levels ? "" : ".flat"}`, {}, exercise.levels && legend(words), heads, h("ol", { role: "list" }, cards.map((/** @type {any} */ one) => one.node))),
      /** @param {any} response */
      show(response) {
        for (const one of cards) one.show(response.items?.[one.id] ?? {});
      },
      /** @param {any} said */
      tell(said) {
        for (const one of cards) one.tell(said);
      },
      total: cards.length,
      what: words.passage,
      /** @param {any} response */
      answered: (response) => Object.values(response.items ?? {}).filter((answer) => filled(/** @type {any} */ (answer).marks).length).length,
    };
  },
};

/** @param {any[]} [marks] */
const filled = (marks) => (marks ?? []).filter((mark) => mark.element || mark.level);

/** @param {any} words */
function legend(words) {
  return h(
    "dl.key",
    {},
    LEVELS.map((level) => {
      const name = level.replace(" ", "_");
      const shape = h(`span.level.${LETTERS[level].toLowerCase()}`, {}, icon(level), words[`level_${name}`]);
      return h("div", {}, h("dt", {}, shape), h("dd", {}, words[`meaning_${name}`]));
    }),
  );
}

/** One passage. @param {any} item @param {number} index @param {any} context */
function card(item, index, context) {
  const { exercise, words, commit } = context;
  const number = index + 1;
  const of = fill(words.for_item, { what: words.passage.toLowerCase(), number });
  /** @type {any[]} */
  let rows = [];
  let answer = /** @type {any} */ ({});
  const pairs = h("div.pairs");
  const notes = h("div.said");
  const more = h("button.link", { type: "button", click: () => add().focus() }, icon("plus"), h("span", {}, words.another_element, hidden(` ${of}`)));
  const hints = context.hints(item.hints, of);
  const why = exercise.reasons && reason();
  pairs.append(h("div.more", {}, more, hints?.button), ...(hints ? [hints.node] : []), ...(why ? [why.node] : []), notes);

  function reason() {
    const id = uniqueId();
    const box = h("textarea", { id, rows: 1, "aria-describedby": `${id}-hint`, input: () => keep() });
    const grow = () => {
      box.style.height = "auto";
      if (box.scrollHeight) box.style.height = `${Math.min(box.scrollHeight + 2, 320)}px`;
    };
    box.addEventListener("input", grow);
    return {
      box,
      node: h("div.why", {}, h("label", { for: id }, words.why, hidden(` ${of}`)), box, h("p.quiet", { id: `${id}-hint` }, words.why_hint)),
    };
  }

  function keep() {
    answer = { ...answer, marks: rows.map((row) => ({ element: row.element, level: row.level })) };
    if (why) answer.why = why.box.value;
    commit(item.id, answer);
  }

  function add() {
    const row = pair(rows.length, { of, exercise, words, keep, remove: (/** @type {any} */ gone) => remove(gone) });
    rows.push(row);
    pairs.insertBefore(row.node, pairs.querySelector(":scope > .more"));
    return row;
  }

  /** @param {any} gone */
  function remove(gone) {
    const at = rows.indexOf(gone);
    rows.splice(at, 1);
    (rows[at - 1] ?? rows[0]).focus();
    gone.node.remove();
    keep();
  }

  add();
  return {
    id: item.id,
    node: h(
      "li.card",
      {},
      h("div.pass", {}, h("span.no", { "aria-hidden": "true" }, String(number)), h("p.txt", {}, hidden(`${words.passage} ${number}. `), item.text), item.where && h("p.quiet", {}, item.where)),
      pairs,
    ),
    /** @param {any} given */
    show(given) {
      answer = given;
      const marks = given.marks?.length ? given.marks : [{}];
      while (rows.length > marks.length) /** @type {any} */ (rows.pop()).node.remove();
      while (rows.length < marks.length) add();
      rows.forEach((row, at) => row.set(marks[at]));
      if (why && why.box.value !== (given.why ?? "") && document.activeElement !== why.box) why.box.value = given.why ?? "";
    },
    /** @param {any} said */
    tell(said) {
      const mine = said.notes?.[item.id] ?? [];
      for (const row of rows) row.tell(mine.filter((/** @type {any} */ note) => note.about && note.about === row.element && note.mark !== "reading"), context);
      notes.replaceChildren(...context.rest(item.id, mine.filter((/** @type {any} */ note) => !note.about), of));
    },
  };
}

/** One element with its level. @param {number} at @param {any} context */
function pair(at, { of, exercise, words, keep, remove }) {
  const id = uniqueId();
  const select = h(
    "select.open",
    { id, change: () => ((self.element = select.value), tidy(), keep()) },
    h("option", { value: "" }, words.choose_element),
    exercise.groups
      .filter((/** @type {any} */ group) => group.elements.length)
      .map((/** @type {any} */ group) => h("optgroup", { label: group.name }, group.elements.map((/** @type {any} */ element) => h("option", { value: element.id }, element.name)))),
  );
  const group = h("p.of");
  const levels =
    exercise.levels &&
    bar({
      legend: [words.how_well, hidden(` ${of}`)],
      options: LEVELS.map((level) => ({ value: level, class: LETTERS[level], label: [icon(level), h("span", {}, words[`level_${level.replace(" ", "_")}`])] })),
      change: (level) => ((self.level = level), keep()),
    });
  const said = h("div.said");
  function tidy() {
    select.classList.toggle("open", !select.value);
    const which = exercise.groups.findIndex((/** @type {any} */ one) => one.elements.some((/** @type {any} */ element) => element.id === select.value));
    group.replaceChildren(...(which < 0 ? [] : [groupMark(which), exercise.groups[which].one]));
  }
  const self = {
    element: "",
    level: "",
    focus: () => select.focus(),
    node: h(
      "div.pair",
      {},
      h("div.field", {}, h("label", { for: id }, words.element, hidden(` ${at ? at + 1 : ""} ${of}`)), h("span.sel", {}, select)),
      levels && levels.node,
      h("div.under", {}, group, at > 0 && h("button.link", { type: "button", click: () => remove(self) }, icon("minus"), h("span", {}, words.remove_element, hidden(` ${of}`)))),
      said,
    ),
    /** @param {any} mark */
    set(mark) {
      self.element = mark.element ?? "";
      self.level = mark.level ?? "";
      select.value = self.element;
      tidy();
      if (levels) levels.set(self.level);
    },
    /** @param {any[]} notes @param {any} context */
    tell(notes, context) {
      said.replaceChildren(...notes.map((note) => context.note(note, of)));
    },
  };
  return self;
}
