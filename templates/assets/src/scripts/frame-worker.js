// A stand-in for workers on pages that are opened as files, where browsers start none: the script runs in a hidden frame.
//
// The theme's search looks for `IFrameWorker` by name, and loads its own parts by `importScripts`.

/** @typedef {Window & { importScripts?: (...addresses: string[]) => Promise<void> }} Inside */

class FrameWorker extends EventTarget {
  /** @type {HTMLIFrameElement} */
  #frame = document.createElement("iframe");

  /** @type {Promise<Inside>} */
  #inside;

  /** @param {string | URL} address */
  constructor(address) {
    super();
    this.#frame.hidden = true;
    document.body.append(this.#frame);
    this.#inside = this.#start(String(new URL(String(address), document.baseURI)));
  }

  /** @param {unknown} message */
  postMessage(message) {
    void this.#inside.then((inside) => inside.dispatchEvent(new MessageEvent("message", { data: message })));
  }

  terminate() {
    this.#frame.remove();
  }

  /**
   * @param {string} address
   * @returns {Promise<Inside>}
   */
  async #start(address) {
    const inside = /** @type {Inside} */ (this.#frame.contentWindow);
    const load = (/** @type {string} */ wanted) => added(inside.document, wanted);
    inside.importScripts = (...addresses) =>
      addresses.reduce((before, wanted) => before.then(() => load(wanted)), Promise.resolve());
    inside.postMessage = (/** @type {unknown} */ message) => {
      this.dispatchEvent(new MessageEvent("message", { data: message }));
    };
    await load(address);
    return inside;
  }
}

/**
 * @param {Document} where
 * @param {string} address
 * @returns {Promise<void>}
 */
function added(where, address) {
  return new Promise((done, failed) => {
    const script = where.createElement("script");
    script.src = address;
    script.onload = () => done();
    script.onerror = () => failed(new Error(`${address} can't be loaded`));
    where.head.append(script);
  });
}

if (location.protocol === "file:") Object.assign(window, { IFrameWorker: FrameWorker, Worker: FrameWorker });
