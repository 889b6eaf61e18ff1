// @ts-check
/** The learner's record as the panel needs it, read through JupyterLab's own contents service. */

const FOLDER = "my-record";
export const ANSWERS = `${FOLDER}/answers.jsonl`;
const COHORT = "cohort.json";

/** @typedef {Record<string, string[]>} Needs the items, by exercise, that must have an answer before the exercise has one */
/** @typedef {{answered: Set<string>, latest: string, any: boolean, cohort: {title: string, name: string} | null}} Seen */

/** A reader that fetches a file again only when it has changed. @param {any} contents @param {Needs} needs */
export function reader(contents, needs) {
  const kept = /** @type {Record<string, {stamp: string, text: string}>} */ ({});
  let there = false;

  /** @returns {Promise<Seen>} */
  return async function read() {
    // Asking for a folder that is not there yet would leave an error in the browser's console at every look.
    there ||= (await contents.get("")).content.some((/** @type {any} */ entry) => entry.name === FOLDER);
    const files = there ? (await contents.get(FOLDER)).content : [];
    const answers = await text(files.find((/** @type {any} */ file) => file.path === ANSWERS));
    const cohort = await text(files.find((/** @type {any} */ file) => file.name === COHORT));
    return { ...derive(answers, needs), cohort: membership(cohort) };
  };

  /** @param {any} file */
  async function text(file) {
    if (!file) return "";
    const stamp = `${file.size} ${file.last_modified}`;
    if (kept[file.path]?.stamp !== stamp) {
      kept[file.path] = { stamp, text: (await contents.get(file.path, { type: "file", format: "text", content: true })).content };
    }
    return kept[file.path].text;
  }
}

/**
 * What a record's lines say: which exercises are answered now, every item, and which lesson was worked on last.
 * @param {string} lines @param {Needs} needs
 */
export function derive(lines, needs) {
  const events = lines.split("\n").flatMap(eventsIn);
  events.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const answered = new Set();
  let latest = "";
  for (const event of events) {
    latest = event.lesson || latest;
    if ((event.do !== "answer" && event.do !== "check") || !event.response) continue;
    if (Object.keys(event.response).length && (needs[event.exercise] ?? []).every((id) => something(event.response.items?.[id]))) answered.add(event.exercise);
    else answered.delete(event.exercise);
  }
  return { answered, latest, any: events.length > 0 };
}

/** Whether anything was given for an item. @param {any} answer */
function something(answer) {
  if (!answer || typeof answer !== "object" || Array.isArray(answer)) return false;
  return Object.values(answer).some((value) => (value && typeof value === "object" ? Object.keys(value).length > 0 : value !== null && value !== false && value !== ""));
}

/** The events of one line: none if it is damaged, more than one if two ran together. @param {string} line @returns {any[]} */
function eventsIn(line) {
  return line.split(/(?<=\})(?=\{"id":)/).flatMap((part) => {
    try {
      const event = JSON.parse(part);
      return event?.id && event.time && event.exercise ? [event] : [];
    } catch {
      return [];
    }
  });
}

/** @param {string} text */
function membership(text) {
  try {
    const { title, name } = JSON.parse(text);
    return title && name ? { title: String(title), name: String(name) } : null;
  } catch {
    return null;
  }
}
