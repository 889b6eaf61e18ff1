// @ts-check
/** Asking the service, from a phone whose connection comes and goes. */

export const PATIENCE = 15000; // ms until a request that brings nothing counts as lost

/**
 * @param {string} path @param {any} [data] sent as JSON, if there is any @param {AbortController} [ends] ends the asking early
 * @param {number} [patience] ms
 * @returns {Promise<{status: number, said: any}>} status 0: no answer came
 */
export async function ask(path, data, ends = new AbortController(), patience = PATIENCE) {
  const timer = setTimeout(() => ends.abort(), patience);
  const how = data === undefined ? {} : { method: "POST", body: JSON.stringify(data), headers: { "Content-Type": "application/json" } };
  try {
    const answer = await fetch(path, { ...how, signal: ends.signal });
    return { status: answer.status, said: await answer.json() };
  } catch {
    return { status: 0, said: {} };
  } finally {
    clearTimeout(timer);
  }
}
