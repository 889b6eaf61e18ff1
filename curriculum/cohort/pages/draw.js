// @ts-check
/** How votes are drawn: bars with their signs, each also in words and numbers. */
import { fill, h, hidden, icon } from "../../kinds/dom.js";

/** @typedef {Record<string, string>} Words */

/** The counts of one item, with the first vote's marked on the bars. @param {any} item @param {any} first @param {Words} words */
export function bars(item, first, words) {
  if (!item.shown) return h("p.few", {}, words.cohort_too_few);
  const before = first?.shown ? new Map(first.shares.map((/** @type {any} */ share) => [share.value, share])) : null;
  const rows = [...item.shares];
  for (const [value, share] of before ?? []) if (!rows.some((row) => row.value === value)) rows.push({ ...share, count: 0 });
  const most = Math.max(1, ...rows.map((row) => row.count ?? 1), ...[...(before?.values() ?? [])].map((row) => row.count ?? 1));
  let element = 0;
  const body = rows.flatMap((row) => {
    const head = row.element && row.element !== element;
    element = row.element ?? 0;
    return [head && h("tr.el", {}, h("th", { colSpan: before ? 4 : 3, scope: "rowgroup" }, h("span.num", {}, String(row.element)), row.label)), bar(row, before?.get(row.value), most, Boolean(before), words)];
  });
  return h(
    "table.bars",
    {},
    h("caption.sr", {}, item.text),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.cohort_given), h("td", {}), before && h("th", { scope: "col" }, words.cohort_first_vote), h("th", { scope: "col" }, before ? words.cohort_second_vote : words.cohort_votes))),
    h("tbody", {}, body),
  );
}

/** @param {any} row @param {any} before @param {number} most @param {boolean} two @param {Words} words */
function bar(row, before, most, two, words) {
  const level = row.mark ? row.mark.replace("-", " ") : "";
  const name = level ? words[`level_${level.replace(" ", "_")}`] : row.label;
  const share = (/** @type {any} */ count) => `--w:${(100 * (count ?? most)) / most}%`;
  const number = (/** @type {any} */ one) => (one ? String(one.count ?? words.cohort_most) : "0");
  return h(
    "tr",
    {},
    h(`th.name${row.mark ? "." + row.mark : ""}`, { scope: "row" }, level && icon(level), h("span", {}, name)),
    h("td.v-track", { "aria-hidden": "true" }, row.count !== 0 && h(`span.v-bar${row.mark ? "." + row.mark : ""}`, { style: share(row.count) }), before && h("span.v-was", { style: share(before.count) })),
    two && h("td.v-n.v-first", {}, number(before)),
    h("td.v-n", {}, number(row)),
  );
}

/** Where people differ, item by item. @param {any} tally @param {Words} words */
export function map(tally, words) {
  const items = tally.items.filter((/** @type {any} */ item) => item.shown).sort((/** @type {any} */ a, /** @type {any} */ b) => b.disagreement - a.disagreement);
  return h(
    "table.map",
    {},
    h("caption", {}, words.cohort_map_note),
    h("tbody", {}, items.map((/** @type {any} */ item) => {
      const talk = tally.talk.includes(item.id);
      return h(`tr${talk ? ".talk" : ""}`, {},
        h("th", { scope: "row" }, item.text, talk && h("b.tag", {}, words.cohort_talk)),
        h("td.v-track", { "aria-hidden": "true" }, h("span.v-bar", { style: `--w:${100 * (item.disagreement ?? 0)}%` })),
        h("td.v-n", {}, words[`cohort_word_${item.word}`], item.disagreement !== null && hidden(`, ${Math.round(100 * item.disagreement)}%`)));
    })),
  );
}

/** Which two things were given most often for the same item. @param {any[]} pairs @param {Words} words */
export function opposed(pairs, words) {
  if (!pairs?.length) return h("p.few", {}, words.cohort_no_pairs);
  const named = (/** @type {any} */ one) => `${one.element ?? ""} ${one.label}`.trim();
  return h("ol.pairs", {}, pairs.map((pair) => h("li", {}, fill(words.cohort_pair, { one: named(pair.one), other: named(pair.other) }))));
}

/** How far people agree, with what it means. @param {any} alpha @param {Words} words */
export function agreement(alpha, words) {
  const means = words[{ high: "alpha_high", middle: "alpha_middle", low: "alpha_low", one: "alpha_of_one" }[/** @type {string} */ (alpha.band)] ?? "alpha_means_nothing"];
  return h("div.alpha", {}, alpha.value !== null && h("p.figure", {}, alpha.value.toFixed(2).replace("-", "−")), h("p", {}, words.cohort_alpha), h("p", {}, means));
}
