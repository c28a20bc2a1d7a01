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

/** Fills "# of ##".
 * @param {string} pattern @param {unknown} one @param {unknown} [two] */
export function fill(pattern, one, two = "") {
  return pattern.replace(/##?/g, (mark) => String(mark === "##" ? two : one));
}

/** What someone typed into an element that can be edited. @param {Element} element */
export function typed(element) {
  const text = element instanceof HTMLElement ? element.innerText : element.textContent;
  return (text ?? "").replace(/\u00a0/g, " ").trim();
}
