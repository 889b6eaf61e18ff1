// @ts-check
/**
 * What JupyterLab loads: a container of module federation, written by hand, so that nothing has to be built. It takes
 * the packages that JupyterLab shares and hands them to the course's own modules.
 */
(() => {
  const SHARED = ["@jupyterlab/application", "@jupyterlab/apputils", "@jupyterlab/cells", "@jupyterlab/coreutils", "@jupyterlab/notebook", "@jupyterlab/settingregistry", "@lumino/widgets"];
  const here = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  let scope = /** @type {Record<string, Record<string, any>>} */ ({});

  /** The copy of a package that JupyterLab itself runs on, not one that some extension has brought. @param {string} name */
  async function shared(name) {
    const copies = Object.values(scope[name]);
    const own = copies.find((copy) => copy.eager || /application-top|jupyter-notebook|jupyterlite/.test(copy.from));
    return [name, (await (own ?? copies[0]).get())()];
  }

  const containers = (/** @type {any} */ (window)._JUPYTERLAB ??= {});
  containers["leading-change-course"] = {
    /** @param {any} given */
    init: (given) => void (scope = given),
    async get() {
      const [{ plugin }, ...packages] = await Promise.all([import(new URL("shell/browser/plugin.js", here).href), ...SHARED.map(shared)]);
      return () => ({ __esModule: true, default: plugin(Object.fromEntries(packages), here) });
    },
  };
})();
