// @ts-check
import { fill, h, hidden, icon, uniqueId } from "../dom.js";
import { draw } from "./drawing.js";

/** Charts to mark: a signal and its first and last point for each mark, or 'no signal here'. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const { exercise, words } = context;
    const charts = exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => chart(item, index, context));
    return {
      node: h(
        "div",
        {},
        h("details.rule.agreed", { open: true }, h("summary", {}, words.chart_rules), h("dl.key", {}, exercise.rules.map((/** @type {any} */ rule) => h("div", {}, h("dt", {}, h("b", {}, rule.name)), h("dd", {}, rule.meaning))))),
        h("ol", { role: "list" }, charts.map((/** @type {any} */ one) => one.node)),
      ),
      /** @param {any} response */
      show(response) {
        for (const one of charts) one.show(response.items?.[one.id] ?? {});
      },
      /** @param {any} said */
      tell(said) {
        for (const one of charts) one.tell(said);
      },
      total: charts.length,
      what: words.chart,
      /** @param {any} response */
      answered: (response) => Object.values(response.items ?? {}).filter((answer) => /** @type {any} */ (answer).none || /** @type {any} */ (answer).marks?.length).length,
    };
  },
};

/** One chart with its marks. @param {any} item @param {number} index @param {any} context */
function chart(item, index, context) {
  const { words, commit } = context;
  const of = fill(words.for_item, { what: words.chart.toLowerCase(), number: index + 1 });
  const rows = /** @type {any[]} */ ([]);
  let found = /** @type {any[]} */ ([]); // what the rules find where a mark is in line
  let active = /** @type {any} */ (null); // the mark that a click on the chart is for
  const plot = h("div.drawing");
  const notes = h("div.said");
  const saidNone = h("div.said");
  const none = h("input", { type: "checkbox", change: keep });
  const more = h("button.link", { type: "button", click: () => (add(), keep(), rows[rows.length - 1].focus()) }, icon("plus"), h("span", {}, words.another_signal, hidden(` ${of}`)));
  const hints = context.hints(item.hints, of);
  const list = h("ul.marks", { role: "list", "aria-label": `${words.chart_marks} ${of}` });

  function keep() {
    const marks = rows.map((row) => row.mark()).filter((mark) => Object.keys(mark).length);
    commit(item.id, none.checked && !marks.length ? { none: true } : none.checked ? { marks, none: true } : { marks });
    paint();
  }

  function add() {
    const row = oneMark(rows.length, { item, of, words, keep, focus: () => (active = row), remove: () => remove(row) });
    rows.push(row);
    list.append(row.node);
    active = row;
    return row;
  }

  /** @param {any} gone */
  function remove(gone) {
    const at = rows.indexOf(gone);
    if (rows.length === 1) return gone.set({}), gone.focus(), keep();
    rows.splice(at, 1);
    active = rows[at - 1] ?? rows[0];
    active.focus();
    gone.node.remove();
    keep();
  }

  /** A point was chosen on the chart: it is where the mark begins, and the next one where it ends. @param {number} point */
  function choose(point) {
    const row = rows.includes(active) ? active : rows[rows.length - 1];
    const { from, to } = row.mark();
    if (from && !to) row.range(Math.min(from, point), Math.max(from, point));
    else row.range(point, "");
    keep();
  }

  let width = 0;
  function paint() {
    if (!width) return;
    const names = Object.fromEntries(item.signals.map((/** @type {any} */ signal) => [signal.id, signal.name]));
    const mine = rows.map((row) => row.mark()).filter((mark) => mark.from);
    plot.replaceChildren(draw(item, { width, mine, found, names, words, choose }));
  }
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry.contentRect.width);
    if (now && now !== width) (width = now), paint();
  }).observe(plot);

  add();
  return {
    id: item.id,
    node: h(
      "li.charted",
      {},
      h("p.txt", {}, hidden(`${words.chart} `), h("span.no", {}, `${index + 1} `), item.text),
      h("figure", {}, h("figcaption.quiet", {}, item.y), plot, h("details.rule", {}, h("summary", {}, words.chart_as_table, hidden(` ${of}`)), h("div.scrollx", {}, table(item, words)))),
      item.table && h("p.quiet", {}, item.table),
      h("div.marking", {}, h("p.quiet", {}, words.chart_click), list, h("div.more", {}, more, hints?.button), hints?.node, h("label.opt.none", {}, none, h("span", {}, words.no_signal_here, hidden(` ${of}`))), saidNone, notes),
    ),
    /** @param {any} given */
    show(given) {
      const marks = given.marks?.length ? given.marks : [{}];
      while (rows.length > marks.length) /** @type {any} */ (rows.pop()).node.remove();
      while (rows.length < marks.length) add();
      rows.forEach((row, at) => row.set(marks[at]));
      none.checked = Boolean(given.none);
      paint();
    },
    /** @param {any} said */
    tell(said) {
      const mine = (said.notes?.[item.id] ?? []).filter((/** @type {any} */ note) => note.mark !== "reading");
      const about = (/** @type {string} */ name) => mine.filter((/** @type {any} */ note) => note.about === name).map((/** @type {any} */ note) => context.note(/^look_(range|short)$/.test(note.lead) ? { ...note, about: "" } : note, of)); // those two say all there is to say
      for (const row of rows) row.said.replaceChildren(...about(row.name()));
      saidNone.replaceChildren(...about("none"));
      notes.replaceChildren(...context.rest(item.id, mine.filter((/** @type {any} */ note) => !note.about), of));
      found = mine.filter((/** @type {any} */ note) => note.points?.length).map((/** @type {any} */ note) => ({ signal: note.about.replace(/ \d+ \d+$/, ""), from: note.points[0], to: note.points[1] }));
      paint();
    },
  };
}

/** One mark: a signal, and the points from which to which it goes. @param {number} at @param {any} context */
function oneMark(at, { item, of, words, keep, focus, remove }) {
  const id = uniqueId();
  const number = at ? ` ${at + 1}` : "";
  const select = h("select.open", { id, change: () => (tidy(), keep()) }, h("option", { value: "" }, words.choose_signal), item.signals.map((/** @type {any} */ signal) => h("option", { value: signal.id }, signal.name)));
  const [from, to] = ["from", "to"].map((end) => h("input", { id: `${id}-${end}`, type: "number", inputmode: "numeric", min: "1", max: String(item.points.length), step: "1", input: keep }));
  const field = (/** @type {any} */ input, /** @type {string} */ label, /** @type {any} */ control = input) => h("div.field", {}, h("label", { for: input.id }, label, hidden(`${number} ${of}`)), control);
  const range = h("div.ends", {}, field(from, fill(words.from_point, { x: item.x })), field(to, fill(words.to_point, { x: item.x })));
  const whole = () => select.value === "runs"; // a signal of the chart as a whole has no place on it
  function tidy() {
    select.classList.toggle("open", !select.value);
    range.hidden = whole();
  }
  const self = {
    said: h("div.said"),
    node: h("li.mark", { focusin: focus }),
    focus: () => select.focus(),
    /** The mark as far as it is made. */
    mark() {
      const ends = whole() ? {} : { ...(from.value !== "" && { from: Number(from.value) }), ...(to.value !== "" && { to: Number(to.value) }) };
      return { ...(select.value && { signal: select.value }), ...ends };
    },
    /** What a judgement calls it. */
    name: () => (whole() ? "runs" : `${select.value} ${from.value} ${to.value}`),
    /** @param {any} first @param {any} last */
    range(first, last) {
      from.value = String(first ?? "");
      to.value = String(last ?? "");
    },
    /** @param {any} mark */
    set(mark) {
      select.value = mark.signal ?? "";
      self.range(mark.from, mark.to);
      tidy();
    },
  };
  self.node.append(
    h("div.marker", {}, field(select, words.signal, h("span.sel", {}, select)), range, h("button.link", { type: "button", click: remove }, icon("minus"), h("span", {}, words.remove_mark, hidden(`${number} ${of}`)))),
    self.said,
  );
  return self;
}

/** The values, for those who would rather read than look. @param {any} item @param {any} words */
function table(item, words) {
  const counted = item.chart === "p";
  const noted = Object.keys(item.notes).length > 0;
  const heads = [item.x, ...(counted ? [words.chart_cases, words.chart_having] : []), item.y, ...(item.limits.length ? [words.chart_lower, words.chart_upper] : []), ...(noted ? [words.chart_note] : [])];
  const rows = item.points.map((/** @type {any} */ point, /** @type {number} */ at) => [
    ...(counted ? [point.cases, point.with] : []),
    point.value,
    ...(item.limits.length ? item.limits[at].map((/** @type {number} */ limit) => Math.round(limit * 10) / 10) : []),
    ...(noted ? [item.notes[at + 1] ?? ""] : []),
  ]);
  return h(
    "table.data",
    {},
    h("caption", {}, `${item.y}. ${item.centre.label}.`),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map((/** @type {any[]} */ row, /** @type {number} */ at) => h("tr", {}, h("th", { scope: "row" }, String(at + 1)), row.map((cell) => h("td", {}, String(cell)))))),
  );
}
