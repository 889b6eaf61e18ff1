// @ts-check
/** What every page of the session shares: the words, the state as it changes, actions, and the theme. */

const PAUSE = 2000; // ms before a lost connection is tried again

/** The course's words. @returns {Promise<Record<string, string>>} */
export async function words() {
  return (await fetch("api/words")).json();
}

/**
 * Follow the state. A stream that ends is opened again, for ever.
 * @param {(state: any) => void} show @param {(lost: boolean) => void} standing
 */
export function follow(show, standing) {
  const stream = new EventSource("api/teach/events");
  stream.onmessage = (message) => {
    standing(false);
    show(JSON.parse(message.data));
  };
  stream.onerror = () => {
    standing(true);
    if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    setTimeout(() => follow(show, standing), PAUSE);
  };
}

/** Do something in the session. @param {Record<string, any>} action @returns {Promise<{state: any, error: string}>} */
export async function act(action) {
  return send("api/teach/do", { method: "POST", body: JSON.stringify(action), headers: { "Content-Type": "application/json" } });
}

/** Ask the service for something. @param {string} path @param {RequestInit} [how] @returns {Promise<{state: any, error: string}>} */
export async function send(path, how) {
  try {
    const answer = await fetch(path, how);
    const said = await answer.json();
    return answer.ok ? { state: said, error: "" } : { state: null, error: String(said.error) };
  } catch {
    return { state: null, error: "lost" };
  }
}

const DARK = "curriculum-dark";

/** Whether the page is dark: as chosen here before, else light, since projectors wash out dark slides. */
export function dark() {
  return localStorage.getItem(DARK) === "yes";
}

/** The other theme than the one in view. */
export function turn() {
  setDark(document.documentElement.dataset.jpThemeLight !== "false");
}

/** Choose the theme. @param {boolean} on */
export function setDark(on) {
  localStorage.setItem(DARK, on ? "yes" : "no");
  document.documentElement.dataset.jpThemeLight = String(!on);
}
