// @ts-check
/** Light or dark as the browser asks for it, on pages that have no switch of their own. */
const dark = matchMedia("(prefers-color-scheme: dark)");
const wear = () => void (document.documentElement.dataset.jpThemeLight = String(!dark.matches));
dark.addEventListener("change", wear);
wear();
