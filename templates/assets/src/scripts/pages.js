// What the other scripts share. Loaded first; plain scripts, no modules, so that pages work from file:// too.
(() => {
  "use strict";

  /** @type {(() => void)[]} */
  const starts = [];
  /** The content that was started last: a theme may report the same page twice, or (from file://) not at all.
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

  globalThis.stagebook = {
    onPage(start) {
      starts.push(start);
      if (started) start();
    },
    fill(pattern, one, two = "") {
      return pattern.replace(/##?/g, (mark) => String(mark === "##" ? two : one));
    },
    typed(element) {
      const text = element instanceof HTMLElement ? element.innerText : element.textContent;
      return (text ?? "").replace(/\u00a0/g, " ").trim();
    },
    all(selector, type, root = document) {
      /** @type {any[]} */
      const found = [...root.querySelectorAll(selector)].filter((each) => each instanceof type);
      return found;
    },
  };
})();
