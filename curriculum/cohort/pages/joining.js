// @ts-check
/** Joining from a phone: the code, or an account on the hub, then what is sent and who sees it, and a name to go by. */
import { fill, h, uniqueId } from "../../kinds/dom.js";
import { ask } from "./asking.js";

/**
 * @param {Record<string, string>} words @param {(joined: {title: string, pseudonym: string}) => void} done
 * @param {string} why why one has to join, if one had joined before
 */
export function joining(words, done, why) {
  const title = h("h1", { tabindex: -1 }, words.join_title);
  const body = h("div", {});
  const status = h("p", { role: "status" }, why);
  const node = h("section.joining", {}, title, body, status);
  let busy = false;
  let entry = { hub: false, code: true, signed_in: false }; // what lets people in

  /** @param {string} label @param {Record<string, any>} attributes @param {string} [more] */
  function field(label, attributes, more) {
    const id = uniqueId();
    const note = more && h("span.quiet", { id: `${id}-more` }, more);
    const input = h("input", { type: "text", id, autocomplete: "off", spellcheck: "false", "aria-describedby": note && note.id, ...attributes });
    return { input, node: h("div.field", {}, h("label", { for: id }, label), note, input) };
  }

  function which() {
    const code = field(words.join_phone_code, { maxlength: "40", autocapitalize: "characters" });
    const look = () => lookUp(code.input.value);
    const signIn = h("p", {}, h("a.btn.main", { href: "signin" }, words.join_phone_sign_in));
    const typed = form(look, code.node, h(`button.btn${entry.hub ? "" : ".main"}`, { type: "submit" }, words.join_look));
    body.replaceChildren(...(entry.hub ? [signIn] : []), ...(entry.code ? [typed] : []));
  }

  /** @param {() => Promise<void>} act @param {...any} children */
  const form = (act, ...children) => h("form", { novalidate: true, submit: (/** @type {Event} */ event) => (event.preventDefault(), one(act)) }, children);

  /** One thing at a time. @param {() => Promise<void>} act */
  async function one(act) {
    if (busy) return;
    busy = true;
    await act().finally(() => (busy = false));
  }

  /** @param {string} code @param {boolean} [account] whether an account on the hub takes the place of the code */
  async function lookUp(code, account = false) {
    status.textContent = code.trim() || account ? words.join_looking : words.join_no_code;
    if (!code.trim() && !account) return;
    const { status: answer, said } = await ask(`api/cohort?code=${encodeURIComponent(code)}`);
    status.textContent = answer === 200 ? "" : said.error ?? words.join_phone_away;
    if (answer === 200) offer(code, said);
    else if (!body.children.length) which();
  }

  /** @param {string} code @param {any} offered */
  function offer(code, offered) {
    const pseudonym = field(words.join_pseudonym, { value: offered.pseudonym, maxlength: "40" }, words.join_pseudonym_more);
    const name = offered.name ? field(words.join_name, { maxlength: "100", autocomplete: "name" }) : null;
    const typed = () => pseudonym.input.value.trim() || offered.pseudonym;
    const join = () => enter({ code, pseudonym: typed(), offered: typed() === offered.pseudonym, ...(name?.input.value.trim() ? { name: name.input.value.trim() } : {}) });
    const told = [...offered.notice, words.join_phone_stays, location.protocol === "http:" && words.join_in_clear].filter(Boolean);
    title.textContent = fill(words.join_offer, offered);
    body.replaceChildren(
      form(join, h("h2", {}, words.join_told), h("ul", {}, told.map((said) => h("li", {}, said))), pseudonym.node, name?.node, h("button.btn.main", { type: "submit" }, words.join_do)),
    );
    title.focus({ preventScroll: true });
  }

  /** @param {Record<string, string | boolean>} given */
  async function enter(given) {
    status.textContent = words.join_joining;
    const { status: answer, said } = await ask("api/join", { ...given, cookie: true });
    status.textContent = answer === 200 ? "" : said.error ?? words.join_phone_away;
    if (answer === 200) done(said);
  }

  async function begin() {
    const { status: answer, said } = await ask("api/entry");
    if (answer === 200) entry = said;
    const code = entry.code && new URLSearchParams(location.search).get("code");
    if (code && !why) await lookUp(code);
    else if (entry.signed_in && !why) await lookUp("", true);
    else which();
  }

  void one(begin);
  return node;
}
