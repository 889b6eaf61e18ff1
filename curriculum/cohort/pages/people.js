// @ts-check
/** Who is here: the register, groups, homework, and what may be done with one person's data. */
import { fill, h } from "../../kinds/dom.js";
import { send } from "./live.js";

/** @param {any} state @param {Record<string, string>} words @param {(action: Record<string, any>) => void} go */
export function people(state, words, go) {
  const { roster, waiting, homework } = state.private;
  const here = roster.filter((/** @type {any} */ one) => one.here);
  const said = h("p", { role: "status" });
  return [
    h("h2", {}, fill(words.cohort_here, { n: here.length })),
    waiting.length > 0 && h("p.quiet", {}, fill(words.cohort_waiting, { names: waiting.join(", ") })),
    h("details", {}, h("summary", {}, words.cohort_register), h("ul.v-people", { role: "list" }, roster.map((/** @type {any} */ one) => person(one, words, go, said)))),
    homework.length > 0 && [h("h3", {}, words.cohort_homework), h("ul", {}, homework.map((/** @type {any} */ one) => h("li", {}, `${title(state, one.exercise)} `, one.due, ` ${fill(words.cohort_homework_done, { n: one.done })} `, h("button.link", { type: "button", click: () => go({ do: "homework", exercise: one.exercise, set: false }) }, words.cohort_homework_off))))],
    h("details", {}, h("summary", {}, words.cohort_by_file), h("label.field", {}, words.cohort_file, h("input", { type: "file", accept: ".jsonl", change: (/** @type {any} */ event) => take(event.target.files[0], words, said) })), h("p.quiet", {}, words.cohort_file_note)),
    said,
  ];
}

/** @param {any} state @param {string} id */
function title(state, id) {
  return state.private.exercises.find((/** @type {any} */ one) => one.id === id)?.title ?? id;
}

/** @param {any} one @param {Record<string, string>} words @param {(action: Record<string, any>) => void} go @param {any} said */
function person(one, words, go, said) {
  const group = h("input", { type: "text", value: one.group ?? "", maxLength: 40, change: (/** @type {any} */ event) => go({ do: "group", person: one.person, group: event.target.value }) });
  return h("li", {},
    h("b", {}, one.pseudonym), one.name && ` (${one.name})`, ` ${fill(words.cohort_answered, { n: one.answered })}`, !one.here && ` ${words.cohort_left}`,
    h("label.field", {}, words.cohort_group, group),
    h("div.row", {},
      h("a.link", { href: `api/teach/person/${one.person}`, download: `${one.person}.json` }, words.cohort_export),
      h("button.link", { type: "button", click: () => erase(one, words, said) }, words.cohort_erase)));
}

/** @param {any} one @param {Record<string, string>} words @param {any} said */
async function erase(one, words, said) {
  if (!confirm(fill(words.cohort_erase_sure, { who: one.pseudonym }))) return;
  const { error } = await send(`api/teach/person/${one.person}`, { method: "DELETE" });
  said.textContent = error || words.cohort_erased;
}

/** @param {File} file @param {Record<string, string>} words @param {any} said */
async function take(file, words, said) {
  const { state, error } = await send("api/teach/import", { method: "POST", body: await file.text() });
  said.textContent = error || fill(words.cohort_taken_in, { n: state.kept, refused: state.refused });
}
