// @ts-check
/**
 * The panel in which a learner joins a session. Three views: which session; what it would do, and as whom to join; and,
 * once joined, what was sent and how to leave. What happens is the kernel's to say: `offer`, `standing` and `said`.
 */
import { fill, h, icon, ownKeys, uniqueId } from "../kinds/dom.js";

/** @param {{model: any, el: HTMLElement, words: Record<string, string>}} page */
export function render({ model, el, words }) {
  const title = h("h3.ex-t", { tabindex: -1 });
  const body = h("div.join-body");
  const status = h("div", { role: "status" });
  const root = h("section.cu.join", { "aria-label": words.join_title }, title, body, status);
  const loseKeys = ownKeys(root);
  let view = "";
  let busy = "";
  el.replaceChildren(root);

  /** @param {string} label @param {Record<string, any>} attributes @param {string} [more] */
  function field(label, attributes, more) {
    const id = uniqueId();
    const note = more ? h("span.quiet", { id: `${id}-more` }, more) : null;
    const input = h("input", { type: "text", id, autocomplete: "off", spellcheck: false, "aria-describedby": note && note.id, ...attributes });
    return { input, node: h("div.field", {}, h("label", { for: id }, label), note, input) };
  }

  function which() {
    const address = field(words.join_address, { inputmode: "url", maxlength: 300 });
    const code = field(words.join_code, { maxlength: 40, autocapitalize: "characters" });
    title.textContent = words.join_title;
    const form = h(
      "form",
      { novalidate: true, submit: (/** @type {Event} */ event) => act(event, { do: "look", address: address.input.value, code: code.input.value }, words.join_looking) },
      h("p", {}, words.join_intro),
      address.node,
      code.node,
      h("p.acts", {}, h(`button.btn${model.get("hub") ? "" : ".main"}`, { type: "submit" }, words.join_look)),
    );
    if (!model.get("hub")) return form;
    const look = (/** @type {Event} */ event) => act(event, { do: "look_hub" }, words.join_looking);
    return h(
      "div.way",
      {},
      h("p", {}, words.join_hub),
      h("p.acts", {}, h("button.btn.main", { type: "button", click: look }, words.join_hub_look)),
      h("details", {}, h("summary", {}, words.join_hub_other), form),
    );
  }

  function offered() {
    const offer = model.get("offer");
    const pseudonym = field(words.join_pseudonym, { value: offer.pseudonym, maxlength: 60 }, words.join_pseudonym_more);
    const name = offer.name ? field(words.join_name, { maxlength: 100, autocomplete: "name" }) : null;
    title.textContent = fill(words.join_offer, offer);
    return h(
      "form",
      { novalidate: true, submit: (/** @type {Event} */ event) => act(event, { do: "enter", pseudonym: pseudonym.input.value, name: name?.input.value ?? "" }, words.join_joining) },
      h("h4", {}, words.join_told),
      h("ul", {}, [words.join_sends, offer.hub && words.join_hub_token, fill(words.join_goes, offer), offer.clear ? words.join_in_clear : ""].filter(Boolean).map((said) => h("li", {}, said))),
      offer.notice.length && [h("p", {}, words.join_says), h("ul", {}, offer.notice.map((/** @type {string} */ said) => h("li", {}, said)))],
      pseudonym.node,
      name?.node,
      h("p.acts", {}, h("button.btn.main", { type: "submit" }, words.join_do), h("button.btn", { type: "button", click: () => model.send({ do: "back" }) }, words.join_not_now)),
    );
  }

  function joined() {
    title.textContent = fill(words.join_in, model.get("standing"));
    const leave = (/** @type {boolean} */ erase) => (/** @type {Event} */ event) => act(event, { do: "leave", erase }, words.join_leaving);
    return h("p.acts", {}, h("button.btn", { type: "button", click: leave(false) }, words.join_leave), h("button.btn", { type: "button", click: leave(true) }, words.join_leave_erase));
  }

  /** Have the kernel do something, and say so. @param {Event} event @param {any} message @param {string} saying */
  function act(event, message, saying) {
    event.preventDefault();
    if (busy) return;
    busy = saying;
    tell();
    model.send(message);
  }

  function draw() {
    const standing = model.get("standing") ?? {};
    const now = standing.title ? `joined ${standing.title} ${standing.name}` : (model.get("offer")?.title ? "offered" : "which");
    if (now !== view) {
      const here = root.contains(document.activeElement);
      const first = !view;
      view = now;
      body.replaceChildren(standing.title ? joined() : now === "offered" ? offered() : which());
      root.append(...(standing.title ? [status, body] : [body, status]));
      if (here && !first) title.focus({ preventScroll: true }); // what had the focus is gone
    }
    tell();
  }

  /** What stands below: what is being done, or what came of it, or how things are. */
  function tell() {
    const standing = model.get("standing") ?? {};
    const said = busy || model.get("said")?.text;
    const lines = standing.title ? [standing.vote, ...standing.homework, standing.count] : [];
    const now = [said, standing.trouble, ...lines].filter(Boolean);
    const was = [...status.children].map((child) => child.textContent);
    if (now.length === was.length && now.every((text, at) => text === was[at])) return; // not to be read out again
    status.replaceChildren(...now.map((text) => (text === standing.trouble ? h("p.say.hold", {}, icon("hold"), h("span", {}, text)) : h("p", {}, text))));
  }

  function onSaid() {
    busy = "";
    tell();
  }

  function onDead() {
    if (root.querySelector(":scope > .dead")) return;
    root.prepend(h("div.say.hold.dead", { role: "alert" }, icon("hold"), h("p", {}, h("b", {}, `${words.restarted} `), words.run_again)));
  }

  const listeners = /** @type {const} */ ([["change:said", onSaid], ["change:offer", draw], ["change:standing", draw], ["comm_live_update", onDead]]);
  for (const [name, listener] of listeners) model.on(name, listener);
  draw();

  return () => {
    loseKeys();
    for (const [name, listener] of listeners) model.off(name, listener);
  };
}
