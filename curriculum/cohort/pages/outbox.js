// @ts-check
/** Answers on their way: each is kept on the phone until the service has acknowledged it, and sent until then. */
import { ask } from "./asking.js";
import { change, held, newId } from "./store.js";

const MOST = 50; // answers in one sending: more are not taken
const LARGEST = 200_000; // characters in one sending, but for one answer that is larger by itself
const PAUSES = [1000, 2000, 4000, 8000]; // ms between tries
const HOPELESS = [400, 413]; // what will never be taken, however often it is sent

/** @param {() => void} heard called when an answer was acknowledged or refused, and when the connection was lost */
export function outbox(heard) {
  let sending = /** @type {import("./store.js").Answer[]} */ ([]);
  let timer = 0;
  let failed = 0;
  let alone = false; // whether answers go one by one, since one among them cannot be taken
  let trouble = ""; // the word that says why something waits
  let refusal = ""; // the service's own sentence on an answer that it cannot take

  /** @param {string} exercise @param {string} vote @param {any} response */
  function add(exercise, vote, response) {
    const underway = new Set(sending.map((one) => one.id));
    change((now) => {
      now.waiting = now.waiting.filter((one) => one.exercise !== exercise || one.vote !== vote || underway.has(one.id));
      now.waiting.push({ id: newId(), exercise, vote, response, time: new Date().toISOString() });
    });
    return flush();
  }

  /** Send what waits. @returns {Promise<void>} */
  async function flush() {
    if (sending.length) return;
    clearTimeout(timer);
    while ((sending = next()).length) {
      const { status, said } = await ask("api/answers", { events: sending });
      if (status === 200) taken(said);
      else if (HOPELESS.includes(status)) hopeless(said.error);
      else return later(status);
      heard();
    }
  }

  /** @returns {import("./store.js").Answer[]} */
  function next() {
    const waiting = held().waiting;
    let size = 0;
    const fits = waiting.findIndex((one, at) => at && (at === MOST || alone || (size += JSON.stringify(one).length) > LARGEST));
    return waiting.slice(0, fits < 0 ? MOST : fits);
  }

  /** @param {{kept: string[], refused: {id: string}[]}} said */
  function taken({ kept, refused }) {
    change((now) => {
      for (const one of now.waiting) if (one.vote && kept.includes(one.id)) now.given[one.vote] = true;
    });
    over([...kept, ...refused.map((one) => one.id)], refused.length ? "join_phone_not_asked" : "");
  }

  /** @param {string[]} ids @param {string} why */
  function over(ids, why) {
    change((now) => (now.waiting = now.waiting.filter((one) => !ids.includes(one.id))));
    failed = 0;
    trouble = why;
  }

  /** @param {string} sentence */
  function hopeless(sentence) {
    if (sending.length === 1) {
      over([sending[0].id], "join_phone_refused");
      refusal = sentence;
    }
    alone = sending.length > 1;
  }

  /** @param {number} status */
  function later(status) {
    sending = [];
    trouble = status === 401 ? "join_phone_unknown" : "join_phone_waits";
    if (status !== 401) timer = window.setTimeout(flush, PAUSES[Math.min(failed++, PAUSES.length - 1)]);
    heard();
  }

  return { add, flush, trouble: () => trouble, refusal: () => refusal };
}
