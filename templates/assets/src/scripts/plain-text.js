// A filled text as it leaves the page: words alone, or plain HTML without anything that belongs to the page.
import { all } from "./elements.js";

const BLOCKS = new Set(["P", "DIV", "UL", "OL", "LI", "BLOCKQUOTE", "PRE", "TABLE", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "HR"]);

/** A copy of an element in which each empty blank is its name in brackets, and marks for readers are gone.
 * @param {Element} element */
function filled(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const mark of all(".sb-badge, .headerlink", Element, copy)) mark.remove();
  for (const slot of all("[data-slot]", HTMLElement, copy)) {
    const isFilled = slot.classList.contains("sb-slot--filled");
    slot.replaceWith(isFilled ? (slot.textContent ?? "") : `[${slot.textContent ?? ""}]`);
  }
  return copy;
}

/** The words of an element: blocks apart by an empty line, entries of a list by a line.
 * @param {Element} element */
export function plainText(element) {
  return lines(filled(element)).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** @param {Node} node @returns {string} */
function lines(node) {
  if (node instanceof Text) return node.parentElement?.closest("pre") ? node.data : node.data.replace(/\s+/g, " ");
  if (!(node instanceof Element)) return "";
  if (node.tagName === "BR") return "\n";
  const inside = [...node.childNodes].map(lines).join("");
  if (node.tagName === "LI") {
    const list = node.parentElement;
    const number = list?.tagName === "OL" ? `${[...list.children].indexOf(node) + 1}. ` : "- ";
    return `\n${number}${inside.trim().replace(/\n+/g, "\n  ")}`;
  }
  if (node.tagName === "TR") return `\n${[...node.children].map((cell) => (cell.textContent ?? "").trim()).join("\t")}`;
  return BLOCKS.has(node.tagName) ? `\n\n${inside.trim()}\n\n` : inside;
}

/** An element's content as HTML without classes and the like. @param {Element} element */
export function richText(element) {
  const copy = filled(element);
  for (const each of all("*", Element, copy)) {
    for (const { name } of [...each.attributes]) {
      if (name !== "href" && name !== "src") each.removeAttribute(name);
    }
    if (each instanceof HTMLAnchorElement) each.setAttribute("href", each.href);
  }
  return copy.innerHTML.trim();
}
