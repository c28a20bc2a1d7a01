// Starts scripts on every page, also on those that a theme swaps in without loading them. A window has one list of
// starters for all bundles: whichever bundle is loaded first makes it.

/** @returns {Stagebook} */
function open() {
  /** @type {(() => void)[]} */
  const starts = [];
  /** The content that was started last: a theme may report a page twice, or (from file://) not at all.
   * @type {Element | undefined} */
  let started;

  function page() {
    const content = document.querySelector("article") ?? document.body;
    if (content === started) return;
    started = content;
    for (const start of starts) start();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", page);
  else queueMicrotask(page);
  // A theme that swaps pages without loading them says so here.
  if (typeof document$ !== "undefined") document$.subscribe(() => queueMicrotask(page));
  return {
    kept: undefined,
    onPage(start) {
      starts.push(start);
      if (started) start();
    },
  };
}

/** Runs `start` on the page that is shown and on every one after it. @param {() => void} start */
export function onPage(start) {
  globalThis.stagebook ??= open();
  globalThis.stagebook.onPage(start);
}
