// @ts-check
import { bar, fill, h, hidden, icon } from "../dom.js";

/** Cards into groups, by a bar of radios; or into order, by two buttons on each card. Nothing needs dragging. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build: (context) => (context.exercise.way === "order" ? order(context) : groups(context)),
};

/** @param {any} context */
function groups(context) {
  const { exercise, words, commit } = context;
  const named = exercise.groups.filter((/** @type {any} */ group) => group.meaning);
  const cards = exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => {
    const of = fill(words.for_item, { what: words.card.toLowerCase(), number: index + 1 });
    const said = h("div.said");
    const hints = context.hints(item.hints, of);
    const choose = bar({
      legend: [words.group, hidden(`: ${item.text}`)],
      options: exercise.groups.map((/** @type {any} */ group) => ({ value: group.id, label: h("span", {}, group.name) })),
      change: (group) => commit(item.id, { group }),
    });
    return {
      id: item.id,
      of,
      said,
      choose,
      node: h("li.sortcard", {}, h("p.txt", {}, item.text), h("div.into", {}, choose.node, hints && h("div.more", {}, hints.button), hints?.node, said)),
    };
  });
  return {
    node: h(
      "div.sorting",
      {},
      named.length > 0 && h("dl.key", {}, named.map((/** @type {any} */ group) => h("div", {}, h("dt", {}, h("b", {}, group.name)), h("dd", {}, group.meaning)))),
      h("ol", { role: "list" }, cards.map((/** @type {any} */ card) => card.node)),
    ),
    /** @param {any} response */
    show(response) {
      for (const card of cards) card.choose.set(response.items?.[card.id]?.group ?? "");
    },
    /** @param {any} told */
    tell(told) {
      for (const card of cards) {
        const mine = told.notes?.[card.id] ?? [];
        card.said.replaceChildren(
          ...mine.filter((/** @type {any} */ note) => note.about && note.mark !== "reading").map((/** @type {any} */ note) => context.note(note, card.of)),
          ...context.rest(card.id, mine.filter((/** @type {any} */ note) => !note.about), card.of),
        );
      }
    },
    total: cards.length,
    what: words.card,
    /** @param {any} response */
    answered: (response) => Object.values(response.items ?? {}).filter((answer) => /** @type {any} */ (answer).group).length,
  };
}

/** @param {any} context */
function order(context) {
  const { exercise, words, commitWhole } = context;
  const listed = exercise.items.map((/** @type {any} */ item) => item.id);
  const list = h("ol.order", { role: "list" });
  let now = listed;
  const cards = new Map(
    exercise.items.map((/** @type {any} */ item) => {
      const said = h("div.said");
      const place = h("span.no");
      const up = mover("up", -1, words.earlier, words.move_earlier);
      const down = mover("down", 1, words.later, words.move_later);
      /** @param {string} shape @param {number} step @param {string} label @param {string} full */
      function mover(shape, step, label, full) {
        return h("button.btn.small", { type: "button", "aria-label": fill(full, { text: item.text }), click: () => move(item.id, step) }, icon(shape), label);
      }
      const node = h(
        "li.ordercard",
        { keydown: (/** @type {KeyboardEvent} */ event) => arrows(event, item.id) },
        place,
        h("div", {}, h("p.txt", {}, item.text), said),
        h("div.movers", {}, up, down),
      );
      return [item.id, { node, said, place, up, down, text: item.text }];
    }),
  );

  /** @param {KeyboardEvent} event @param {string} id */
  function arrows(event, id) {
    const step = /** @type {Record<string, number>} */ ({ ArrowUp: -1, ArrowDown: 1 })[event.key];
    if (!step) return;
    event.preventDefault();
    move(id, step);
  }

  /** @param {string} id @param {number} step */
  function move(id, step) {
    const from = now.indexOf(id);
    const to = from + step;
    if (to < 0 || to >= now.length) return;
    const focused = document.activeElement;
    now = now.filter((/** @type {string} */ other) => other !== id);
    now.splice(to, 0, id);
    draw();
    if (focused instanceof HTMLElement) focused.focus();
    const card = cards.get(id);
    commitWhole({ order: now }, fill(words.moved_to, { text: card.text, place: to + 1, total: now.length }));
  }

  function draw() {
    now.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
      const card = cards.get(id);
      card.place.textContent = String(at + 1);
      card.up.setAttribute("aria-disabled", String(at === 0));
      card.down.setAttribute("aria-disabled", String(at === now.length - 1));
      if (list.children[at] !== card.node) list.insertBefore(card.node, list.children[at] ?? null);
    });
  }

  draw();
  return {
    node: h("div.sorting", {}, list),
    /** @param {any} response */
    show(response) {
      const kept = (response.order ?? []).filter((/** @type {string} */ id) => cards.has(id));
      now = [...kept, ...listed.filter((/** @type {string} */ id) => !kept.includes(id))];
      draw();
    },
    /** @param {any} told */
    tell(told) {
      for (const [id, card] of cards) {
        const mine = told.notes?.[id] ?? [];
        card.said.replaceChildren(...mine.filter((/** @type {any} */ note) => note.mark !== "reading").map((/** @type {any} */ note) => context.note(note, card.text)), ...context.rest(id, [], card.text));
      }
    },
    total: listed.length,
    what: words.card,
    /** @param {any} response */
    answered: (response) => (response.order ? listed.length : 0),
  };
}
