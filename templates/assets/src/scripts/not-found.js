// The page for addresses that do not exist is one file for every depth. This script lies in the site's root alone, and so
// knows the root by its own address: a `<base>` makes the page's links and styles start there. The page loads it up to
// three times: in the head, from each folder where it may lie, after the content, and after the theme's settings.

const own = document.currentScript;

/** @param {string} here The root of the pages in this page's language. */
function placeBase(here) {
  const base = document.createElement("base");
  base.href = here;
  base.dataset.found = "";
  // The first base of a document counts; one that was guessed stays behind it.
  document.head.prepend(base);
}

/** @param {string} root @param {string[]} below @returns {string} the language whose folder was asked for, if any */
function askedLanguage(root, below) {
  const [folder] = location.href.startsWith(root) ? location.href.slice(root.length).split("/") : [""];
  return below.find((tag) => tag === folder) ?? "";
}

/** @param {string} tag */
function showLanguage(tag) {
  const ways = [...document.querySelectorAll("[data-not-found]")].filter((way) => way instanceof HTMLElement);
  const shown = ways.find((way) => way.lang === tag) ?? ways[0];
  for (const way of ways) way.hidden = way !== shown;
  if (shown && shown !== ways[0]) {
    document.documentElement.lang = shown.lang;
    document.title = shown.dataset.notFound ?? document.title;
  }
}

/** Tells the theme its root, and that links load pages from scratch, without our base.
 * @param {string} here */
function settle(here) {
  const settings = document.querySelector("#__config");
  if (!settings?.textContent) return;
  const told = JSON.parse(settings.textContent);
  told.base = here;
  told.features = told.features.filter((/** @type {string} */ name) => !name.startsWith("navigation.instant"));
  settings.textContent = JSON.stringify(told);
}

if (own instanceof HTMLScriptElement) {
  const { folder = "", languages = "" } = own.dataset;
  const found = document.querySelector("base[data-found]");
  if (!found) placeBase(new URL(`../../${folder}`, own.src).href);
  const here = document.baseURI;
  showLanguage(askedLanguage(here, languages.split(" ").filter(Boolean)));
  settle(here);
}
