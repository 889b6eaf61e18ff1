// @ts-check
/**
 * The small module that each widget carries. The course's own modules and styles travel once, in a shared model, however
 * many exercises a lesson has; here they are taken from it and joined. A widget may name the module that draws it.
 */

/** How to get one of the modules. @param {any} assets the shared model */
function loading(assets) {
  const sources = assets.get("modules");
  const urls = /** @type {Record<string, string>} */ ({});
  /** @param {string} name @returns {string} */
  const url = (name) =>
    (urls[name] ??= URL.createObjectURL(
      new Blob([sources[name].replace(/(from ")(\.[^"]+)"/g, (/** @type {string} */ _, /** @type {string} */ from, /** @type {string} */ path) => `${from}${url(new URL(path, `file:///${name}`).pathname.slice(1))}"`)], { type: "text/javascript" }),
    ));
  const look = document.getElementById("curriculum-look") ?? document.head.appendChild(Object.assign(document.createElement("style"), { id: "curriculum-look" }));
  look.textContent = assets.get("look");
  return (/** @type {string} */ name) => import(url(name));
}

export default {
  /** @param {{model: any, el: HTMLElement}} page */
  async render({ model, el }) {
    const assets = await model.widget_manager.get_model(model.get("assets").replace("IPY_MODEL_", ""));
    assets.curriculum ??= loading(assets);
    const { render } = await assets.curriculum(model.get("face") ?? "kinds/frame.js");
    return render({ model, el, words: assets.get("words") });
  },
};
