// What the search keeps in the reader's own browser, and nowhere else: the hits seen last, and what it did not find.
import { root } from "./search-data.js";

/** @typedef {{title: string, kind: string, url: string, place: number}} Seen */
/** @typedef {Record<string, number>} Misses how often each was asked for */

const MOST_SEEN = 5;
const MOST_MISSES = 200;

/** @param {string} name */
const key = (name) => `stagebook.search.${name}.${root ? new URL(root).pathname : ""}`;

/** @param {string} name @returns {any} null where nothing is kept, or nothing may be */
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(key(name)) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} name @param {unknown} value */
function write(name, value) {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    // Refused or full: then nothing is kept.
  }
}

/** @returns {Seen[]} */
export function seen() {
  const kept = read("seen");
  return Array.isArray(kept) ? kept.filter((each) => typeof each?.title === "string" && typeof each.url === "string") : [];
}

/** @param {Seen} hit */
export function see({ title, kind, url, place }) {
  write("seen", [{ title, kind, url, place }, ...seen().filter((each) => each.url !== url)].slice(0, MOST_SEEN));
}

/** @returns {Misses} */
export function misses() {
  const kept = read("misses");
  const known = typeof kept === "object" && kept !== null && !Array.isArray(kept) ? Object.entries(kept) : [];
  return Object.fromEntries(known.filter(([, count]) => Number.isInteger(count) && count > 0));
}

/** Keeps what was asked for in vain. @param {string} query */
export function miss(query) {
  const text = query.trim().replace(/\s+/g, " ").slice(0, 100);
  if (text.length < 2) return;
  const kept = misses();
  kept[text] = (kept[text] ?? 0) + 1;
  write("misses", Object.fromEntries(Object.entries(kept).slice(-MOST_MISSES)));
}

/** Saves what was not found as a file, for whoever keeps the playbook: `stagebook report misses FILE`. */
export function saveMisses() {
  const found = Object.entries(misses()).map(([text, count]) => ({ text, count }));
  const file = { format: "stagebook-misses", version: 1, language: document.documentElement.lang, misses: found };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
  link.download = "search-misses.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
