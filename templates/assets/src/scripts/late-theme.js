// What of the theme can wait: its script, until the page is drawn.

const OFFERED = "document$ location$ target$ keyboard$ viewport$ tablet$ screen$ print$ alert$ progress$ component$";

/** Scripts within a page may use what the theme's script offers (`document$.subscribe(…)`) before it is there: they are
 * heard when it is. */
export function hearEarlyScripts() {
  for (const name of OFFERED.split(" ")) {
    /** @type {unknown[][]} */
    const early = [];
    Object.assign(globalThis, { [name]: { subscribe: (/** @type {unknown[]} */ ...words) => early.push(words) } });
    document.addEventListener("DOMContentLoaded", () => {
      for (const words of early.splice(0)) Reflect.get(globalThis, name).subscribe(...words);
    });
  }
}
