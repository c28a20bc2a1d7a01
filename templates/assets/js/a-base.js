// What the other scripts share. Loaded first; plain scripts, no modules, so that pages work from file:// too.
(() => {
  "use strict";

  /** @type {(() => void)[]} */
  const starts = [];

  function page() {
    for (const start of starts) start();
  }

  // Inside a theme that swaps pages without loading them, `document$` says when; it calls back for the first page too.
  const swaps = typeof document$ !== "undefined" && document$;
  if (!swaps) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", page);
    else queueMicrotask(page);
  }

  globalThis.stagebook = {
    onPage(start) {
      if (swaps) swaps.subscribe(start);
      else starts.push(start);
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
