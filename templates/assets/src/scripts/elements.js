// Finding elements by class, reading what someone typed, filling the sentences that a page brings along.

/** Every element that `selector` finds, of a given class.
 * @template {Element} T
 * @param {string} selector @param {new () => T} type @param {ParentNode} [root]
 * @returns {T[]} */
export function all(selector, type, root = document) {
  /** @type {any[]} */
  const found = [...root.querySelectorAll(selector)].filter((each) => each instanceof type);
  return found;
}

/** Fills the places of a sentence such as "{shown} of {total}", numbers as the page's language writes them.
 * @param {string} sentence @param {Record<string, string | number>} places */
export function fill(sentence, places) {
  const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");
  return sentence.replace(/\{([a-z_]+)\}/g, (place, name) => {
    const value = places[name];
    return typeof value === "number" ? numbers.format(value) : (value ?? place);
  });
}

/** What someone typed into an element that can be edited. @param {Element} element */
export function typed(element) {
  const text = element instanceof HTMLElement ? element.innerText : element.textContent;
  return (text ?? "").replace(/\u00a0/g, " ").trim();
}
