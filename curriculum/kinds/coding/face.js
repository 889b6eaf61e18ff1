// @ts-check
import { fill, h, hidden, uniqueId } from "../dom.js";

const STYLES = ["E", "C", "G", "X"];

/** A text with a margin: choose a code, then choose the words it fits; or use the keys; or the list in the margin. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const { exercise, words, commit } = context;
    let pen = exercise.codes[0].id;
    const codes = new Map(exercise.codes.map((/** @type {any} */ code, /** @type {number} */ at) => [code.id, { ...code, style: STYLES[at] }]));
    const given = /** @type {Record<string, any>} */ ({});
    const passages = /** @type {Record<string, any>} */ ({});
    const name = uniqueId();
    let justDragged = false;

    const pens = h(
      "fieldset.pens",
      {},
      h("legend", {}, words.code_with),
      h("div.row", {}, exercise.codes.map((/** @type {any} */ code, /** @type {number} */ at) =>
        h("label.pen", {}, h("input", { type: "radio", name, value: code.id, checked: at === 0, change: () => (pen = code.id) }), h(`span.tag.${STYLES[at]}`, { "aria-hidden": "true" }, code.letter), h("span", {}, code.name, h("small", {}, code.meaning))),
      )),
    );
    const script = h("div.script", { mouseup: () => dragged() });
    exercise.paragraphs.forEach((/** @type {any} */ paragraph, /** @type {number} */ at) => script.append(para(paragraph, at)));
    const keys = h(
      "p.keys",
      {},
      h("b", {}, words.by_keyboard),
      h("span", {}, h("kbd", {}, "Tab"), words.key_next),
      exercise.codes.map((/** @type {any} */ code, /** @type {number} */ at) => h("span", {}, h("kbd", {}, String(at + 1)), code.name.toLowerCase())),
      h("span", {}, h("kbd", {}, "0"), words.key_clear),
    );

    /** Set a passage's code, or clear it. @param {string} id @param {string} code */
    function set(id, code) {
      given[id] = { ...given[id], code };
      paint(id);
      commit(id, given[id]);
    }

    /** @param {string} id */
    function paint(id) {
      const passage = passages[id];
      const code = codes.get(given[id]?.code);
      passage.hot.className = `hot ${code ? code.style : ""}`;
      passage.hot.setAttribute("aria-pressed", String(Boolean(code)));
      passage.told.textContent = ` (${code ? fill(words.coded_as, { code: code.name.toLowerCase() }) : words.not_coded})`;
      passage.mark.textContent = code ? code.letter : "";
      passage.tag.className = `tag ${code ? code.style : "none"}`;
      passage.tag.textContent = code ? code.letter : "–";
      passage.select.value = code ? code.id : "";
      passage.li.classList.toggle("off", !code && !passage.notes.childElementCount);
    }

    /** A drag across words codes each passage that it touches. */
    function dragged() {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || !selection.rangeCount) return;
      const range = selection.getRangeAt(0);
      for (const id of Object.keys(passages)) if (range.intersectsNode(passages[id].hot)) set(id, pen);
      selection.removeAllRanges();
      justDragged = true; // the click that ends a drag is not a click on a passage
      setTimeout(() => (justDragged = false));
    }

    /** @param {any} paragraph @param {number} at */
    function para(paragraph, at) {
      const text = h("p", {}, h("span.pno", {}, String(at + 1)), paragraph.lead && h("span.quiet", {}, `${paragraph.lead} `));
      const margin = h("ul.notes", { role: "list", "aria-label": fill(words.codes_in, { number: at + 1 }) });
      paragraph.passages.forEach((/** @type {any} */ passage, /** @type {number} */ within) => {
        const number = `${at + 1}.${within + 1}`;
        const told = hidden("");
        const mark = h("sup", { "aria-hidden": "true" });
        const hot = h(
          "span.hot",
          {
            role: "button",
            tabindex: "0",
            "data-passage": passage.id,
            "aria-pressed": "false",
            click: () => justDragged || set(passage.id, given[passage.id]?.code === pen ? "" : pen),
            keydown: (/** @type {KeyboardEvent} */ event) => key(event, passage.id),
          },
          passage.text,
          told,
          mark,
        );
        const select = h(
          "select",
          { "aria-label": fill(words.code_for, { number }), change: () => set(passage.id, select.value) },
          h("option", { value: "" }, words.choose_code),
          exercise.codes.map((/** @type {any} */ code) => h("option", { value: code.id }, code.name)),
        );
        const tag = h("span.tag.none", { "aria-hidden": "true" }, "–");
        const notes = h("div.said");
        const li = h("li.off", {}, tag, h("div", {}, h("span.mini", {}, select), h("span.quiet.ref", {}, number), notes));
        passages[passage.id] = { hot, told, mark, select, tag, notes, li, number };
        text.append(hot, " ");
        margin.append(li);
      });
      return h("div.para", {}, text, margin);
    }

    /** @param {KeyboardEvent} event @param {string} id */
    function key(event, id) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const digit = Number(event.key);
      if (event.key === "Enter" || event.key === " ") set(id, given[id]?.code === pen ? "" : pen);
      else if (event.key === "0" || event.key === "Delete" || event.key === "Backspace") set(id, "");
      else if (digit >= 1 && digit <= exercise.codes.length) set(id, exercise.codes[digit - 1].id);
      else return;
      event.preventDefault();
    }

    return {
      node: h("div.coding", {}, pens, script, keys),
      /** @param {any} response */
      show(response) {
        for (const id of Object.keys(passages)) {
          given[id] = response.items?.[id] ?? {};
          paint(id);
        }
      },
      /** @param {any} told */
      tell(told) {
        for (const [id, passage] of Object.entries(passages)) {
          const mine = told.notes?.[id] ?? [];
          const of = fill(words.for_item, { what: words.passage.toLowerCase(), number: passage.number });
          passage.notes.replaceChildren(
            ...mine.filter((/** @type {any} */ note) => note.about && note.mark !== "reading").map((/** @type {any} */ note) => context.note(note, of)),
            ...context.rest(id, mine.filter((/** @type {any} */ note) => !note.about), of),
          );
          paint(id);
        }
      },
      total: Object.keys(passages).length,
      what: words.passage,
      /** @param {any} response */
      answered: (response) => Object.values(response.items ?? {}).filter((answer) => /** @type {any} */ (answer).code).length,
    };
  },
};
