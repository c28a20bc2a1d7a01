// A calculator: what the reader types, what follows from it, and who stated it.
import { showCopied } from "./announcer.js";
import { all, fill } from "./elements.js";
import { rounded, workedOut } from "./formula.js";

/** @typedef {import("./formula.js").Tree} Tree */
/** @typedef {{id: string, minimum: number | null, maximum: number | null, unit: string}} Input */
/** @typedef {{id: string, tree: Tree, decimals: number, unit: string}} Result */

const language = () => document.documentElement.lang || "en";

/** A number as people write it in the language of the page: with its decimal sign, groups and spaces.
 * @param {string} text @returns {number | null} */
export function figureOf(text) {
  const decimal = new Intl.NumberFormat(language()).formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
  const bare = text.replace(/[\s\u00a0\u202f']/g, "").replace("−", "-");
  const plain = decimal === "," ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** A figure with its unit, as site/tool_page.py writes it. @param {number | null | undefined} value
 * @param {string} unit @param {number} [decimals] */
function written(value, unit, decimals) {
  if (value === null || value === undefined) return "–";
  const digits = decimals ?? 6;
  const number = new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(rounded(value, digits) || 0);
  if (!unit) return number;
  if (/^\p{Sc}/u.test(unit)) return unit + number;
  return /^[A-Za-z]/.test(unit) ? `${number}\u00a0${unit}` : number + unit;
}

/** What is wrong with what stands in an input; empty where nothing is. @param {HTMLInputElement} input
 * @param {Input | undefined} about */
function isWrong(input, about) {
  const text = input.value.trim();
  const value = figureOf(text);
  if (!text || !about) return false;
  return value === null || value < (about.minimum ?? -Infinity) || value > (about.maximum ?? Infinity);
}

/** Marks what can't be: not a number, or out of its range. @param {HTMLInputElement} input @param {boolean} wrong */
function mark(input, wrong) {
  input.setAttribute("aria-invalid", String(wrong));
  const hint = document.getElementById(input.getAttribute("aria-describedby") ?? "");
  if (!hint) return;
  const { range = hint.textContent ?? "", noNumber = "" } = hint.dataset;
  hint.dataset.range = range;
  const words = wrong && figureOf(input.value) === null ? noNumber : range;
  if (hint.textContent !== words) hint.textContent = words;
  hint.classList.toggle("sb-wrong", wrong);
}

/** Who stated the figures, and on which day; without both they are our guess. @param {HTMLElement} calculator */
function showSource(calculator) {
  const [who, day] = ["stated/who", "stated/day"].map(
    (name) => all(`input[data-picked="${name}"]`, HTMLInputElement, calculator)[0]?.value.trim() ?? "",
  );
  const line = calculator.querySelector("[data-stated]");
  const words = line?.querySelector("[data-guess]");
  if (!(line instanceof HTMLElement) || !(words instanceof HTMLElement)) return;
  const stated = who && day ? fill(line.dataset.stated ?? "", { who, day }) : "";
  if (words.textContent !== (stated || words.dataset.guess)) words.textContent = stated || (words.dataset.guess ?? "");
  for (const hint of all("[data-guess-hint]", HTMLElement, line)) hint.hidden = Boolean(stated);
}

/** @param {HTMLElement} calculator */
async function copyTable(calculator) {
  const rows = all("tr", HTMLTableRowElement, calculator).map((row) => [
    row.cells[0]?.firstChild?.textContent?.trim() ?? "",
    row.cells[1]?.textContent?.trim() ?? "",
  ]);
  const figures = all(".sb-figure", HTMLElement, calculator).map((field) => [
    field.querySelector("label")?.textContent?.trim() ?? "",
    field.querySelector("input")?.value.trim() ?? "",
  ]);
  const source = calculator.querySelector("[data-guess]")?.textContent ?? "";
  const lines = [...figures.filter(([, value]) => value), ...rows].map((cells) => cells.join("\t"));
  await navigator.clipboard.writeText([...lines, source].join("\n"));
}

/** Starts the calculator of a page, if it has one. Returns how each figure is written now, by its id.
 * @param {HTMLElement} tool @returns {() => Map<string, string>} */
export function startCalculator(tool) {
  const calculator = tool.querySelector("[data-calculator]");
  if (!(calculator instanceof HTMLElement)) return () => new Map();
  /** @type {{inputs: Input[], results: Result[]}} */
  const data = JSON.parse(calculator.dataset.calculator ?? '{"inputs": [], "results": []}');
  const inputs = all("input[data-figure]", HTMLInputElement, calculator);
  const about = new Map(data.inputs.map((each) => [each.id, each]));

  const figures = () => {
    /** @type {Map<string, number | null>} */
    const values = new Map();
    /** @type {Map<string, string>} */
    const shown = new Map();
    for (const input of inputs) {
      const id = input.dataset.figure ?? "";
      const wrong = isWrong(input, about.get(id));
      const value = wrong ? null : figureOf(input.value);
      mark(input, wrong);
      values.set(id, value);
      if (value !== null) shown.set(id, written(value, about.get(id)?.unit ?? ""));
    }
    for (const { id, tree, decimals, unit } of data.results) {
      const value = workedOut(tree, values);
      values.set(id, value);
      if (value !== null) shown.set(id, written(value, unit, decimals));
    }
    return shown;
  };

  const show = () => {
    const shown = figures();
    for (const cell of all("[data-result]", HTMLElement, calculator)) {
      const words = shown.get(cell.dataset.result ?? "") ?? "–";
      if (cell.textContent !== words) cell.textContent = words;
    }
    showSource(calculator);
  };

  for (const part of all("[data-needs-script]", HTMLElement, calculator)) part.hidden = false;
  const button = calculator.querySelector("[data-copy-table]");
  if (button instanceof HTMLElement) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => copyTable(calculator).then(() => showCopied(button), () => {}));
  }
  const kept = globalThis.stagebook?.kept;
  if (kept) kept.onShown(show);
  else calculator.addEventListener("input", show);
  return figures;
}
