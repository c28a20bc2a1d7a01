// Runs before a page is drawn: what the theme must find at once, and the colours that the reader chose. It stands in for
// the theme's own scripts within the page, which a strict content policy forbids, and it works where the browser
// refuses its storage.

import { hearEarlyScripts } from "./late-theme.js";

/** @typedef {{media?: string, scheme: string, primary: string, accent: string}} Palette */

// The style sheet keeps room for what scripts will show.
document.documentElement.classList.add("sb-scripts");

const own = document.currentScript;
const { scope = ".", palettes = "[]" } = own instanceof HTMLScriptElement ? own.dataset : {};

// Letters that come after the first drawing move the lines, so the font is asked for at once: Latin always, and the
// Hangul of daily use on Korean pages. From a disk the browser would refuse that, and need not wait anyway.
if (own instanceof HTMLScriptElement && location.protocol !== "file:") {
  const parts = document.documentElement.lang.startsWith("ko") ? ["latin", "korean"] : ["latin"];
  for (const part of parts) {
    for (const weight of [400, 700]) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous" });
      link.href = new URL(`fonts/stagebook-sans-${part}-${weight}.woff2`, own.src).href;
      document.head.append(link);
    }
  }
}

hearEarlyScripts();

/** @returns {Storage | undefined} */
function browserStorage() {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

// The page for addresses that do not exist has a base other than its own address.
globalThis.__md_scope = new URL(scope, document.baseURI);
globalThis.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
globalThis.__md_get = (key, storage = browserStorage(), base = __md_scope) => {
  try {
    return JSON.parse(storage?.getItem(`${base.pathname}.${key}`) ?? "null");
  } catch {
    return null;
  }
};
globalThis.__md_set = (key, value, storage = browserStorage(), base = __md_scope) => {
  try {
    storage?.setItem(`${base.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Full or refused: the choice holds for this page.
  }
};

const COLOURS = ["media", "scheme", "primary", "accent"];

/** Whether what is kept is a choice of colours. Anything else would stop the theme: the page's readers are not the only
 * ones who can write there. @param {any} kept */
function isChoice(kept) {
  const color = kept?.color;
  return Number.isInteger(kept?.index) && typeof color === "object" && color !== null && Object.entries(color).every(
    ([name, value]) => COLOURS.includes(name) && typeof value === "string",
  );
}

if (!isChoice(__md_get("__palette"))) {
  try {
    browserStorage()?.removeItem(`${__md_scope.pathname}.__palette`);
  } catch {
    // Refused: then nothing is kept either.
  }
}

const SYSTEM = "(prefers-color-scheme)";

/** The reader's choice, else the first that the system's wish fits; "as the system" becomes light or dark.
 * @returns {Palette | undefined} */
function wantedPalette() {
  /** @type {Palette[]} */
  const offered = JSON.parse(palettes);
  const fits = (/** @type {Palette} */ { media }) => Boolean(media) && matchMedia(media ?? "").matches;
  /** @type {Palette | undefined} */
  const wanted = __md_get("__palette")?.color ?? offered.find(fits);
  if (wanted?.media !== SYSTEM) return wanted;
  return offered.find((each) => each.media !== SYSTEM && fits(each)) ?? wanted;
}

/** Colours the body as soon as there is one. */
function colour() {
  const palette = wantedPalette();
  if (!palette) return;
  const apply = () => {
    for (const [name, value] of Object.entries(palette)) document.body.setAttribute(`data-md-color-${name}`, value);
  };
  if (document.body) return apply();
  const watcher = new MutationObserver(() => {
    if (!document.body) return;
    watcher.disconnect();
    apply();
  });
  watcher.observe(document.documentElement, { childList: true });
}

if (palettes !== "[]") colour();
