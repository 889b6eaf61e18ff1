// @ts-check
/** After the session: the report in its three forms. */
import { h } from "../../kinds/dom.js";

const FORMS = { report_pdf: "report.pdf", report_csv: "report.csv", report_xapi: "report.xapi.json" };

/** The downloads; only their heading and why while a vote is open. @param {Record<string, string>} words @param {boolean} open */
export function after(words, open) {
  if (open) return [h("h2", {}, words.report_after), h("p.quiet", {}, words.cohort_close_first)];
  const link = (/** @type {[string, string]} */ [word, file]) => h("a.link", { href: `api/teach/${file}`, download: "" }, words[word]);
  const links = Object.entries(FORMS).map(link);
  const named = h("input", { type: "checkbox", change: () => links.slice(0, 2).forEach((/** @type {any} */ one) => (one.search = named.checked ? "?register=yes" : "")) });
  return [
    h("h2", {}, words.report_after),
    h("p.quiet", {}, words.report_note),
    h("label.tick", {}, named, words.report_with_register),
    h("ul", {}, links.map((one) => h("li", {}, one))),
    h("p.quiet", {}, words.report_xapi_note),
  ];
}
