// What of the theme can wait: its search, until a reader searches, and its script, until the page is drawn.

/** Resolves when the search field is used, or at once where a search stands in the address. @returns {Promise<void>} */
function searched() {
  return new Promise((begin) => {
    if (new URLSearchParams(location.search).has("q")) begin();
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.matches("[data-md-component=search-query]")) begin();
    });
  });
}

/** The theme asks for its search index and starts its search at once: more than a fourth of all that a page loads, though
 * few readers search on it. Here both wait. From a disk the theme itself waits. */
export function delaySearch() {
  if (location.protocol === "file:") return;
  const used = searched();
  const { Worker, XMLHttpRequest } = globalThis;

  globalThis.XMLHttpRequest = class extends XMLHttpRequest {
    #waits = false;

    /** @override @param {[string, string | URL]} words method and address */
    open(...words) {
      this.#waits = /\/search\/search_index\.json$/.test(String(words[1]));
      super.open(...words);
    }

    /** @override @param {Document | XMLHttpRequestBodyInit | null} [body] */
    send(body) {
      if (this.#waits) used.then(() => super.send(body));
      else super.send(body);
    }
  };

  /** Stands for the search until it is started, and hands on what is said to it and by it. */
  class LateWorker extends EventTarget {
    /** @type {Promise<Worker>} */
    #worker;

    /** @param {string | URL} url */
    constructor(url) {
      super();
      this.#worker = used.then(() => {
        const worker = new Worker(url);
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
        return worker;
      });
    }

    /** @param {unknown} message */
    postMessage(message) {
      this.#worker.then((worker) => worker.postMessage(message));
    }

    terminate() {
      this.#worker.then((worker) => worker.terminate());
    }
  }

  const search = /\/workers\/search\.[^/]*js$/;
  globalThis.Worker = new Proxy(Worker, {
    construct: (target, [url, options]) =>
      search.test(String(url)) ? new LateWorker(url) : new target(url, options),
  });
}

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
