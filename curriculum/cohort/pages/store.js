// @ts-check
/**
 * What a phone keeps of a session, in the browser's own storage: drafts, and answers that the service has not acknowledged.
 * Read anew before each change, since a second window of the same phone writes there too.
 */

/** @typedef {{id: string, exercise: string, vote: string, response: any, time: string}} Answer */
/** @typedef {{title: string, drafts: Record<string, any>, waiting: Answer[], given: Record<string, boolean>}} Held */

const KEY = `curriculum-session${new URL(".", location.href).pathname.slice(1)}`; // a host may have several, each below a path of its own
let here = /** @type {Held | null} */ (null); // used where the browser stores nothing: it lasts as long as the page

/** @returns {Held} */
const empty = () => ({ title: "", drafts: {}, waiting: [], given: {} });

/** What is kept now. @returns {Held} */
export function held() {
  if (here) return here;
  try {
    return { ...empty(), ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return empty();
  }
}

/** Change what is kept. @param {(now: Held) => void} how */
export function change(how) {
  const now = held();
  how(now);
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
    here = null;
  } catch {
    here = now;
  }
}

/** Keep nothing any more. */
export function forget() {
  change((now) => Object.assign(now, empty()));
}

/** A new id. A page over plain http has no crypto.randomUUID. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
