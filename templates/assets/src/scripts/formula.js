// Works out the formulas of calculators, which generator/stagebook/schema/formula.py has read into trees, as it does
// itself; tests/formulas.json holds both. A tree is a number, an id, or an operator with its operands.

/** @typedef {number | string | [string, ...any[]]} Tree */

const MOST_DECIMALS = 9;

/** @type {Record<string, (a: number, b: number) => boolean>} */
const COMPARED = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

/** Half goes away from zero. @param {number} value @param {number} [decimals] */
export function rounded(value, decimals = 0) {
  const factor = 10 ** Math.min(MOST_DECIMALS, Math.max(0, Math.trunc(decimals)));
  const size = Math.abs(value) * factor;
  return Number.isFinite(size) ? (Math.sign(value) * Math.floor(size + 0.5)) / factor : value;
}

/** @param {string} operator @param {number[]} values @returns {number | null} */
function combined(operator, values) {
  const [first = 0, second = 0] = values;
  switch (operator) {
    case "min": return Math.min(...values);
    case "max": return Math.max(...values);
    case "round": return rounded(first, second);
    case "neg": return -first;
    case "+": return first + second;
    case "-": return first - second;
    case "*": return first * second;
    case "/": return second === 0 ? null : first / second;
    default: return COMPARED[operator]?.(first, second) ? 1 : 0;
  }
}

/** The value of a formula, its ids standing for `values`; null where one is missing or it is divided by zero.
 * @param {Tree} tree @param {Map<string, number | null>} values @returns {number | null} */
export function workedOut(tree, values) {
  if (typeof tree === "string") return values.get(tree) ?? null;
  if (typeof tree === "number") return tree;
  const [operator, ...operands] = tree;
  if (operator === "if") {
    const condition = workedOut(operands[0], values);
    return condition === null ? null : workedOut(operands[condition ? 1 : 2], values);
  }
  /** @type {number[]} */
  const found = [];
  for (const each of operands) {
    const value = workedOut(each, values);
    if (value === null) return null;
    found.push(value);
  }
  const value = combined(operator, found);
  return value !== null && Number.isFinite(value) ? value : null;
}
