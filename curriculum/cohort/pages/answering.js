// @ts-check
/** The model behind an exercise on a phone: what a kernel is to a notebook. It gives drafts and takes answers. */
import { ask } from "./asking.js";
import { change, held } from "./store.js";

/**
 * @param {any} face the exercise, as the service shows it @param {{id: string, round: number, items: string[] | null} | null} vote the open vote on it
 * @param {{add: (exercise: string, vote: string, response: any) => Promise<void>, flush: () => Promise<void>, trouble: () => string, refusal: () => string}} out
 */
export function answering(face, vote, out) {
  const exercise = only(face, vote?.items ?? null);
  const listeners = /** @type {Map<string, Set<() => void>>} */ (new Map());
  const values = /** @type {Record<string, any>} */ ({ exercise, response: shown(held().drafts[face.id] ?? {}), said: {}, record: {}, session: standing(false) });
  let checks = 0;
  let latest = ""; // the number of the last message with an answer

  /** The part of a response that is about the items in view. @param {any} response */
  function shown(response) {
    if (exercise === face || !response.items) return response;
    const there = new Set(exercise.items.map((/** @type {any} */ item) => item.id));
    return { ...response, items: Object.fromEntries(Object.entries(response.items).filter(([id]) => there.has(id))) };
  }

  /** @param {boolean} opened */
  function standing(opened) {
    const given = Boolean(vote && held().given[vote.id]);
    return { opened, ...(vote ? { vote: { round: vote.round, items: null, given } } : {}) }; // the items in view are the items asked
  }

  /** Say how things stand, if they stand otherwise than before. @param {boolean} opened */
  function stand(opened) {
    const now = standing(opened);
    if (JSON.stringify(now) !== JSON.stringify(values.session)) tell("session", now);
  }

  /** @param {string} name @param {any} value */
  function tell(name, value) {
    values[name] = value;
    for (const listener of listeners.get(`change:${name}`) ?? []) listener();
  }

  function save() {
    const drafts = held().drafts[face.id];
    const whole = exercise === face ? values.response : { ...drafts, ...values.response, items: { ...drafts?.items, ...values.response.items } };
    change((now) => (now.drafts[face.id] = whole));
    return out.add(face.id, vote?.id ?? "", whole);
  }

  /** What the service says to the last answer, once that answer has come there. */
  async function check() {
    await save();
    await out.flush();
    const { status, said } = await ask(`api/feedback/${encodeURIComponent(face.id)}`);
    if (status === 200) tell("said", { ...said, n: ++checks });
    else if (status) tell("said", { waits: said.error, n: ++checks });
    else heard();
  }

  /** Say how the last answer stands. */
  function heard() {
    stand(values.session.opened);
    const why = out.trouble();
    if (why) tell("record", { trouble: { why, said: out.refusal() }, heard: latest });
    else if (!held().waiting.some((one) => one.exercise === face.id)) tell("record", { heard: latest });
  }

  return {
    heard,
    opened: stand,
    /** @param {string} name */
    get: (name) => values[name],
    /** @param {string} name @param {any} value */
    set: (name, value) => void (values[name] = value),
    /** @param {string} name @param {() => void} listener */
    on: (name, listener) => void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
    /** @param {string} name @param {() => void} listener */
    off: (name, listener) => void listeners.get(name)?.delete(listener),
    /** @param {any} message */
    send(message) {
      if (message.response) {
        if (message.n === latest) return heard();
        latest = message.n;
        values.response = message.response;
      }
      if (message.do === "answer") void save();
      if (message.do === "check") void check();
    },
  };
}

/** The exercise with the items that are asked alone. A whole order is asked whole. @param {any} face @param {string[] | null} items */
function only(face, items) {
  if (!items || !face.items || face.way === "order") return face;
  return { ...face, items: face.items.filter((/** @type {any} */ item) => items.includes(item.id)) };
}
