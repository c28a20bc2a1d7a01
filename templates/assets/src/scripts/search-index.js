// The words of the search's entries: which entries hold a word or a pair of syllables, and which bear a name.
import { plain, stem, wordsIn } from "./search-text.js";

/** What an entry is found by, and how much a hit there counts. */
export const TITLE = 1;
export const ALIAS = 0.95;
/** The line that a criterion or a question consists of. */
export const SENTENCE = 0.88;
export const FOREIGN = 0.9;
/** What a hit in a name counts at least. */
export const NAMED = 0.84;
export const SUMMARY = 0.6;
export const TEXT = 0.4;

/** @typedef {{form: string, raw: string, weight: number}} Name without spaces; `form` without endings too */
/** @typedef {{entries: number[], weights: number[]}} Holders where a word stands; an entry may come twice */

/** The ways in which a title is said: as it is, without what stands in brackets, and that alone. @param {string} title */
function variants(title) {
  if (!/[([（]/.test(title)) return [title];
  const inside = [...title.matchAll(/[([（]([^)\]）]+)[)\]）]/g)].map((found) => found[1] ?? "");
  return inside.length ? [title, title.replace(/[([（][^)\]）]*[)\]）]/g, " "), ...inside] : [title];
}

export class Index {
  /** @type {SearchEntry[]} */
  entries = [];
  /** @type {Name[][]} */
  names = [];
  /** @type {Map<string, Holders>} by word or pair of syllables */
  postings = new Map();
  /** @type {Map<string, {entry: number, weight: number}[]>} by name without spaces */
  exact = new Map();
  /** @type {Map<string, string>} Latin words as they are written, each with its stem */
  vocabulary = new Map();

  /** @param {SearchEntry} entry */
  add(entry) {
    const at = this.entries.push(entry) - 1;
    /** @type {Name[]} */
    const names = [];
    const parts = /** @type {[string[], number][]} */ ([
      [[entry.title], entry.part ? SENTENCE : TITLE], [entry.names, ALIAS], [entry.foreign, FOREIGN],
    ]);
    for (const [texts, weight] of parts) {
      for (const text of texts) {
        this.hold(at, text, weight);
        for (const said of entry.part ? [text] : variants(text)) {
          const words = wordsIn(said);
          const raw = words.map((word) => word.raw).join("");
          if (!raw) continue;
          const bare = words.map((word) => word.root).join("");
          // A name in full comes before a title without what stands in brackets.
          const sure = said === text ? weight : weight - 0.06;
          names.push({ form: bare, raw, weight: sure });
          this.name(raw, at, sure + 0.2);
          if (bare !== raw) this.name(bare, at, sure);
        }
      }
    }
    this.names.push(names);
    if (entry.summary) this.hold(at, entry.summary, SUMMARY);
  }

  /** Adds texts of entries that came later. @param {number} from the first entry @param {[string, string][]} texts summary and text of each */
  addTexts(from, texts) {
    texts.forEach(([summary, text], offset) => {
      const entry = this.entries[from + offset];
      if (!entry) return;
      if (summary && !entry.summary) {
        entry.summary = summary;
        this.hold(from + offset, summary, SUMMARY);
      }
      if (text) this.hold(from + offset, text, TEXT);
    });
  }

  /** @param {string} name @param {number} entry @param {number} weight */
  name(name, entry, weight) {
    const same = this.exact.get(name);
    if (same) same.push({ entry, weight });
    else this.exact.set(name, [{ entry, weight }]);
  }

  /** @param {number} entry @param {string} text @param {number} weight */
  hold(entry, text, weight) {
    let before = "";
    for (const { raw, root, korean } of wordsIn(text)) {
      if (korean) {
        // Spaces are ignored: the last syllable of a word and the first of the next are a pair as well.
        if (before) this.post(before + raw.slice(0, 1), entry, weight);
        for (let at = 0; at + 1 < raw.length; at += 1) this.post(raw.slice(at, at + 2), entry, weight);
        before = raw.slice(-1);
      } else {
        this.post(root, entry, weight);
        if (!this.vocabulary.has(raw)) this.vocabulary.set(raw, root);
        before = "";
      }
    }
    // What is written with a hyphen is found as one word too.
    if (!text.includes("-") && !text.includes("–")) return;
    for (const joined of text.match(/[A-Za-z]+(?:[-–][A-Za-z]+)+/g) ?? []) {
      this.post(stem(plain(joined).replace(/ /g, "")), entry, weight);
    }
  }

  /** @param {string} word @param {number} entry @param {number} weight */
  post(word, entry, weight) {
    const holders = this.postings.get(word);
    if (!holders) {
      this.postings.set(word, { entries: [entry], weights: [weight] });
      return;
    }
    const last = holders.entries.length - 1;
    if (holders.entries[last] !== entry) {
      holders.entries.push(entry);
      holders.weights.push(weight);
    } else if ((holders.weights[last] ?? 0) < weight) holders.weights[last] = weight;
  }

  /** How much it says that an entry holds a word that `count` entries hold. @param {number} count */
  rarity(count) {
    return Math.log(1 + this.entries.length / Math.max(1, count));
  }

  /** Raises the weights of those that hold a word. @param {Float32Array} weights @param {string} word
   * @param {number} sureness @returns {number} how many hold it */
  take(weights, word, sureness) {
    const holders = this.postings.get(word);
    if (!holders) return 0;
    for (let at = 0; at < holders.entries.length; at += 1) {
      raise(weights, holders.entries[at] ?? 0, (holders.weights[at] ?? 0) * sureness);
    }
    return holders.entries.length;
  }

  /** Entries that hold all words of a phrase as they stand, each with the least of their weights.
   * @param {{keys: string[]}} phrase @returns {Map<number, number>} */
  holding({ keys }) {
    /** @type {Holders[]} */
    const lists = [];
    for (const key of keys) {
      const holders = this.postings.get(key);
      if (!holders) return new Map();
      lists.push(holders);
    }
    lists.sort((a, b) => a.entries.length - b.entries.length);
    /** @type {Map<number, number> | undefined} */
    let found;
    for (const { entries, weights } of lists) {
      /** @type {Map<number, number>} */
      const next = new Map();
      entries.forEach((entry, at) => {
        const before = found ? found.get(entry) : 1;
        if (before) next.set(entry, Math.max(next.get(entry) ?? 0, Math.min(before, weights[at] ?? 0)));
      });
      found = next;
    }
    return found ?? new Map();
  }
}

/** @param {Float32Array} scores @param {number} at @param {number} value */
export function raise(scores, at, value) {
  if ((scores[at] ?? 0) < value) scores[at] = value;
}
