// Draws the hits of the search: groups, one line each, what was typed marked in it.
import { plain, roots, runs } from "./search-text.js";

/** @typedef {{title: string, words?: string, kind: string, url: string, sign?: string, place?: import("./search-data.js").Place | undefined,
 * long?: boolean, follow?: () => void}} Row */

const SHAPES = /** @type {Record<string, string>} */ ({ good: "M6 1.5 11 10.5H1Z", warning: "M1 1.5H11L6 10.5Z", stuck: "M2 2H10V10H2Z" });
/** The name of SVG, as a picture of the page has it: an address in a script may be taken for one that it loads. */
const SVG = document.querySelector("svg")?.namespaceURI ?? "";

/** @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} [className] @param {(Node | string)[]} content @returns {HTMLElementTagNameMap[T]} */
export function element(tag, className = "", ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** The shape beside the word for a direction. @param {string} direction */
export function shape(direction) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  const drawn = document.createElementNS(SVG, SHAPES[direction] ? "path" : "circle");
  const all = SHAPES[direction] ? { d: SHAPES[direction] } : { cx: "6", cy: "6", r: "4" };
  for (const [name, value] of Object.entries(all)) drawn.setAttribute(name, value ?? "");
  svg.append(drawn);
  return svg;
}

/** A text with marks around what was typed. @param {string} text @param {string} query @returns {(Node | string)[]} */
export function marked(text, query) {
  const wanted = runs(plain(query)).flatMap((run) => roots(run).filter((root) => root.length > 1));
  const longest = [...new Set(wanted)].sort((a, b) => b.length - a.length).map((word) => word.replace(/[+#&%]/g, "\\$&"));
  if (!longest.length) return [text];
  const pieces = text.split(new RegExp(`(${longest.join("|")})`, "gi"));
  return pieces.map((piece, at) => (at % 2 ? element("mark", "", piece) : piece)).filter(Boolean);
}

/** @param {Row} row @param {string} query @param {string} id */
export function option(row, query, id) {
  const link = element("a", row.long ? "sb-hit sb-hit--long" : "sb-hit", element("strong", "", ...marked(row.title, query)));
  link.href = row.url;
  link.id = id;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  if (row.words) link.append(" ", element("span", "sb-hit__words", ...marked(row.words, query)));
  const kind = element("span", "sb-hit__kind");
  if (row.sign) kind.append(element("span", `sb-sign sb-sign--${row.sign}`, shape(row.sign), row.kind));
  else {
    if (row.kind) kind.append(element("span", "", row.kind));
    if (row.place) {
      const [label, , tint] = row.place;
      const className = tint ? `sb-hit__place sb-tint-${((tint - 1) % 8) + 1}` : "sb-hit__place";
      kind.append(row.kind ? ", " : "", element("span", className, label));
    }
  }
  link.append(" ", kind);
  return link;
}

/** @param {string} title @param {(Node | string)[]} rows */
export function group(title, ...rows) {
  const heading = element("div", "sb-search__heading", title);
  heading.setAttribute("aria-hidden", "true");
  const made = element("div", "sb-search__group", heading, element("div", "", ...rows));
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", title);
  made.lastElementChild?.setAttribute("role", "presentation");
  return made;
}
