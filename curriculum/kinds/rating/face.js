// @ts-check
import { bar, fill, h, hidden } from "../dom.js";

/** Statements with a bar of radios each, and the profile they make: now, and then if there was an earlier rating. */
export default {
  /** @param {any} context what the frame gives: see kinds/frame.js */
  build(context) {
    const { exercise, words, commit } = context;
    const earlier = exercise.earlier?.items ?? {};
    const then = (/** @type {string} */ id) => level(earlier[id]?.rating);
    const rows = exercise.items.map((/** @type {any} */ item, /** @type {number} */ index) => {
      const of = fill(words.for_item, { what: words.statement.toLowerCase(), number: index + 1 });
      const hints = context.hints(item.hints, of);
      const said = h("div.said");
      const choose = bar({
        legend: [hidden(`${words.rating}: ${item.text}`)],
        options: exercise.scale.map((/** @type {string} */ label, /** @type {number} */ at) => ({ value: String(at + 1), label: h("span", {}, label) })),
        change: (value) => commit(item.id, { rating: Number(value) }),
      });
      const track = h("div.track", { "aria-hidden": "true", style: `--n:${exercise.scale.length}` });
      const words_ = h("span.quiet", {});
      return {
        id: item.id,
        of,
        said,
        choose,
        node: h("li.rated", {}, h("p.txt", {}, item.text), h("div.into", {}, choose.node, hints && h("div.more", {}, hints.button), hints?.node, said)),
        line: h("li", {}, h("span.of", {}, item.text), track, words_),
        /** @param {number} now */
        draw(now) {
          const before = then(item.id);
          track.replaceChildren(...exercise.scale.map((/** @type {string} */ _, /** @type {number} */ at) => h(`i${at + 1 === before ? ".then" : ""}${at + 1 === now ? ".now" : ""}`)));
          words_.replaceChildren(said_(before, now));
        },
      };
    });
    const compared = rows.some((/** @type {any} */ row) => then(row.id));
    const profile = h("section.profile", { hidden: true }, h("h4", {}, words.rating_profile), compared && h("p.key", {}, h("span", {}, h("i.then", {}), words.rating_then), h("span", {}, h("i.now", {}), words.rating_now)), h("ol", { role: "list" }, rows.map((/** @type {any} */ row) => row.line)));

    /** @param {any} rating */
    function level(rating) {
      return Number.isInteger(rating) && rating >= 1 && rating <= exercise.scale.length ? rating : 0;
    }

    /** @param {number} before @param {number} now */
    function said_(before, now) {
      const name = (/** @type {number} */ at) => exercise.scale[at - 1];
      if (!now) return before ? fill(words.rating_only_then, { then: name(before) }) : "";
      if (!before) return name(now);
      return before === now ? fill(words.rating_same, { now: name(now) }) : fill(words.rating_changed, { then: name(before), now: name(now) });
    }

    return {
      node: h("div.rating-list", {}, h("ol", { role: "list" }, rows.map((/** @type {any} */ row) => row.node)), profile),
      /** @param {any} response */
      show(response) {
        for (const row of rows) {
          const now = level(response.items?.[row.id]?.rating);
          row.choose.set(now ? String(now) : "");
        }
      },
      /** @param {any} told @param {any} response */
      tell(told, response) {
        let any = false;
        for (const row of rows) {
          const now = level(response.items?.[row.id]?.rating);
          any ||= now > 0;
          row.draw(now);
          row.said.replaceChildren(...context.rest(row.id, [], row.of));
        }
        profile.hidden = !any;
      },
      total: rows.length,
      what: words.statement,
      /** @param {any} response */
      answered: (response) => rows.filter((/** @type {any} */ row) => level(response.items?.[row.id]?.rating)).length,
    };
  },
};
