// Words and phrases that mean the same to whoever searches.
import { raise } from "./search-index.js";
import { isKorean, isParticle, pairs, plain, runs, stem, tells } from "./search-text.js";

/** How sure a hit is that is found by another word. */
const SYNONYM = 0.8;

/** @typedef {{words: string[], stems: string[], whole: string, form: string, keys: string[], korean: boolean}} Phrase
 * `keys`: what an entry must hold */
/** @typedef {{weights: Float32Array, rarity: number}} Concept what one word or phrase of a query hits */

export class Synonyms {
  /** @type {Phrase[][]} */
  #groups;
  #index;

  /** @param {string[][]} groups words and phrases that mean the same @param {import("./search-index.js").Index} index */
  constructor(groups, index) {
    this.#groups = groups.map((group) => group.map(phraseOf));
    this.#index = index;
  }

  /** What a query speaks of: phrases of one meaning, then the other words.
   * @param {string[]} words @param {Concept[]} known what each hits @returns {Concept[]} */
  concepts(words, known) {
    /** @type {Concept[]} */
    const found = [];
    const covered = new Set();
    for (const { at, groups } of this.#meanings(words)) {
      const own = at.flatMap((index) => known[index] ?? []);
      found.push(this.#joined(own, groups.flat(), Math.max(...at.map((index) => tells(words[index] ?? "")), at.length > 1 ? 1 : 0)));
      for (const index of at) covered.add(index);
    }
    known.forEach((concept, at) => {
      if (!covered.has(at)) found.push(concept);
    });
    return found;
  }

  /** The phrases of a query that mean what others mean too, the longest first; one within a longer one is that one's.
   * @param {string[]} words @returns {{at: number[], groups: Phrase[][]}[]} */
  #meanings(words) {
    const whole = words.join("");
    const stems = words.map((word) => (isKorean(word) ? word : stem(word)));
    /** @type {{at: number[], size: number, group: Phrase[]}[]} */
    const hits = [];
    for (const group of this.#groups) {
      /** @type {{at: number[], size: number, group: Phrase[]} | undefined} */
      let longest;
      for (const phrase of group) {
        const at = positions(phrase, phrase.korean ? words : stems, whole);
        if (at.length && phrase.whole.length > (longest?.size ?? 0)) longest = { at, size: phrase.whole.length, group };
      }
      if (longest) hits.push(longest);
    }
    hits.sort((a, b) => b.size - a.size);
    /** @type {{at: number[], size: number, groups: Phrase[][]}[]} */
    const kept = [];
    for (const { at, size, group } of hits) {
      const same = kept.find((each) => each.at.join() === at.join());
      if (same) {
        if (same.size === size) same.groups.push(group);
      } else if (!at.some((index) => kept.some((each) => each.at.includes(index)))) {
        kept.push({ at, size, groups: [group] });
      }
    }
    return kept;
  }

  /** One concept of words that mean one thing together, and of what means the same.
   * @param {Concept[]} own @param {Phrase[]} alternatives @param {number} telling how much the words say
   * @returns {Concept} */
  #joined(own, alternatives, telling) {
    const weights = new Float32Array(this.#index.entries.length);
    let total = 0;
    let rarity = 0;
    for (const concept of own) {
      total += concept.rarity;
      rarity = Math.max(rarity, concept.rarity);
    }
    for (const concept of own) {
      for (let at = 0; at < weights.length; at += 1) {
        const weight = concept.weights[at];
        if (weight) weights[at] = (weights[at] ?? 0) + (weight * concept.rarity) / total;
      }
    }
    for (const phrase of alternatives) {
      const sure = Math.min(0.92, SYNONYM + 0.03 * (phrase.words.length - 1));
      for (const [entry, weight] of this.#index.holding(phrase)) raise(weights, entry, weight * sure);
      for (const { entry, weight } of this.#index.exact.get(phrase.form) ?? []) raise(weights, entry, Math.min(1, weight) * 0.93);
    }
    return { weights, rarity: Math.max(rarity, total * 0.8, this.#index.rarity(2) * telling) };
  }
}

/** The words of a query: particles behind Latin words are left out. @param {string} said @returns {string[]} */
export function wordsOf(said) {
  /** @type {string[]} */
  const found = [];
  for (const word of said.split(" ")) {
    const parts = runs(word);
    parts.forEach((part, at) => {
      if (at > 0 && isParticle(part) && !isKorean(parts[at - 1] ?? "")) return;
      found.push(part);
    });
  }
  return found;
}

/** @param {string} text @returns {Phrase} */
function phraseOf(text) {
  const words = wordsOf(plain(text));
  const keys = words.every(isKorean) ? pairs(words.join("")) : words.flatMap((word) => (isKorean(word) ? pairs(word) : [stem(word)]));
  const stems = words.map((word) => (isKorean(word) ? word : stem(word)));
  const whole = words.join("");
  return { words, stems, whole, form: stems.join(""), keys, korean: words.every(isKorean) };
}

/** Where in a query a phrase stands: the positions of its words; none where it does not.
 * @param {Phrase} phrase @param {string[]} words their stems where the phrase is not Korean @param {string} whole @returns {number[]} */
function positions(phrase, words, whole) {
  if (!phrase.korean) return inOrder(phrase.stems, words);
  const start = phrase.whole.length > 1 ? whole.indexOf(phrase.whole) : -1;
  if (start < 0) return [];
  let at = 0;
  return words.flatMap((word, index) => {
    const from = at;
    at += word.length;
    return from < start + phrase.whole.length && at > start ? [index] : [];
  });
}

/** @param {string[]} wanted @param {string[]} stems @returns {number[]} */
function inOrder(wanted, stems) {
  const first = wanted[0] ?? "";
  for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1)) {
    if (wanted.every((word, offset) => stems[at + offset] === word)) return wanted.map((_, offset) => at + offset);
  }
  return [];
}
