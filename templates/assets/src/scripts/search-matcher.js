// Finds entries of the search by what someone typed. Knows nothing of pages: it runs in Node as it does in a browser.
import { Index, NAMED, raise } from "./search-index.js";
import { Synonyms, wordsOf } from "./search-synonyms.js";
import {
  begins, initials, isInitials, isKorean, isNearly, isParticle, pairs, plain, roots, runs, stem, tells, withoutUnfinished,
} from "./search-text.js";

/** How sure a hit is that is no more than similar. */
const BEGINS = 0.9;
const MISTYPED = 0.8;

/** @typedef {import("./search-synonyms.js").Concept} Concept */
/** @typedef {{entry: number, score: number, exact: boolean}} Hit */

export class Matcher {
  #index = new Index();
  #synonyms;

  /** @param {SearchEntry[]} entries @param {string[][]} synonyms words and phrases that mean the same */
  constructor(entries, synonyms = []) {
    this.#synonyms = new Synonyms(synonyms, this.#index);
    for (const entry of entries) this.#index.add(entry);
  }

  /** Adds texts of entries that came later. @param {number} from the first entry
   * @param {[string, string][]} texts summary and text of each */
  addTexts(from, texts) {
    this.#index.addTexts(from, texts);
  }

  /** The best entries for a query, the best first.
   * @param {string} query @param {{place?: number, most?: number}} [wanted] `place`: where the reader's deal stands */
  find(query, { place = -1, most = 60 } = {}) {
    const said = withoutUnfinished(plain(query));
    if (!said) return isInitials(query.replace(/\s/g, "")) ? this.#byInitials(query.replace(/\s/g, ""), most) : [];
    const scores = new Float32Array(this.#index.entries.length);
    const exact = new Uint8Array(this.#index.entries.length);
    this.#byWords(said, !/\s$/.test(query), scores);
    this.#byName(said, scores, exact);
    return this.#ranked(scores, exact, place, most);
  }

  /** @param {Float32Array} scores @param {Uint8Array} exact @param {number} place @param {number} most @returns {Hit[]} */
  #ranked(scores, exact, place, most) {
    let best = 0;
    for (const score of scores) if (score > best) best = score;
    const least = Math.max(0.15, Math.min(0.42, best * 0.5));
    /** @type {Hit[]} */
    const hits = [];
    for (let entry = 0; entry < scores.length; entry += 1) {
      const score = scores[entry] ?? 0;
      if (score < least) continue;
      const known = this.#index.entries[entry];
      const near = place >= 0 && known?.place === place ? 0.004 : 0;
      hits.push({ entry, score: score + near + (known?.part ? 0 : 0.006), exact: exact[entry] === 1 });
    }
    return hits.sort((a, b) => b.score - a.score || a.entry - b.entry).slice(0, most);
  }

  /** Raises what bears the whole query as its name, or begins with it, or holds it. @param {string} said
   * @param {Float32Array} scores @param {Uint8Array} exact */
  #byName(said, scores, exact) {
    const raw = squeezed(said);
    const wanted = [...new Set([raw, ...formsOf(said)])];
    for (const [at, known] of wanted.entries()) {
      for (const { entry, weight } of this.#index.exact.get(known) ?? []) {
        raise(scores, entry, 2 + weight - at * 0.01);
        exact[entry] = 1;
      }
    }
    const bare = wanted.at(-1) ?? raw;
    const others = wanted.filter((each) => each.length >= (isKorean(each) ? 2 : 4));
    const longest = Math.max(0, ...others.map((each) => each.length)) + 1;
    const fuzzy = others.length > 0 && !wanted.some((known) => this.#index.exact.has(known));
    for (let entry = 0; entry < this.#index.names.length; entry += 1) {
      for (const name of this.#index.names[entry] ?? []) {
        const size = name.raw.length;
        if (begins(name.raw, raw) || (bare !== raw && name.form.startsWith(bare))) {
          raise(scores, entry, 1.2 * name.weight + 0.3 * Math.min(1, raw.length / size));
        } else if (bare.length > 1 && name.form.includes(bare)) {
          raise(scores, entry, 0.85 * name.weight + 0.3 * Math.min(1, bare.length / size));
        }
        if (fuzzy && size <= longest && this.#isMistyped(name.raw, others)) raise(scores, entry, 1.1 + 0.5 * name.weight);
      }
    }
  }

  /** @param {string} name @param {string[]} typed */
  #isMistyped(name, typed) {
    const size = name.length;
    for (const each of typed) {
      const near = each.length - size < 2 && size - each.length < 2 && size >= (isKorean(name) ? 2 : 5);
      if (near && isNearly(each, name)) return true;
    }
    return false;
  }

  /** Scores entries by how many of the query's words they hold, rare words counting more, and where.
   * @param {string} said @param {boolean} growing whether the last word may not be finished
   * @param {Float32Array} scores */
  #byWords(said, growing, scores) {
    const words = wordsOf(said);
    const known = words.map((word, at) => this.#ofWord(word, growing && at === words.length - 1, words[at + 1]));
    const concepts = this.#synonyms.concepts(words, known);
    let total = 0;
    for (const { rarity } of concepts) total += rarity;
    if (!total) return;
    for (const { weights, rarity } of concepts) {
      for (let at = 0; at < scores.length; at += 1) {
        const weight = weights[at];
        if (weight) scores[at] = (scores[at] ?? 0) + (weight * rarity) / total;
      }
    }
    const length = said.replace(/ /g, "").length;
    for (let at = 0; at < scores.length; at += 1) {
      const score = scores[at];
      // Of two that hold the same words, the one whose name says little else.
      if (!score) continue;
      scores[at] = score * (0.86 + 0.14 * Math.min(1, length / (this.#index.names[at]?.[0]?.raw.length ?? 1)));
      // Three words or more, each of which stands in the name, little ones too, are a piece of that very line.
      if (words.length > 2 && known.every(({ weights }) => (weights[at] ?? 0) > NAMED)) scores[at] += 0.3;
    }
  }

  /** @param {string} word @param {boolean} growing @param {string} [next] the word behind it @returns {Concept} */
  #ofWord(word, growing, next) {
    const concept = isKorean(word) ? this.#ofKorean(word) : this.#ofLatin(word, growing);
    if (next && !isKorean(word) && !isKorean(next)) this.#index.take(concept.weights, stem(word + next), BEGINS);
    concept.rarity *= tells(word);
    return concept;
  }

  /** @param {string} word @param {boolean} growing @returns {Concept} */
  #ofLatin(word, growing) {
    const weights = new Float32Array(this.#index.entries.length);
    const root = stem(word);
    let count = this.#index.take(weights, root, 1);
    const found = count > 0;
    for (const [other, otherRoot] of found && !growing ? [] : this.#index.vocabulary) {
      if (otherRoot === root) continue;
      if (growing && word.length > 1 && other.startsWith(word)) this.#index.take(weights, otherRoot, BEGINS);
      else if (found) continue;
      else if (word.length >= 5 && other.length >= 4 && isNearly(word, other)) count += this.#index.take(weights, otherRoot, MISTYPED);
      else if (word.length >= 4 && other.startsWith(root)) count += this.#index.take(weights, otherRoot, BEGINS);
    }
    return { weights, rarity: this.#index.rarity(count || 2) };
  }

  /** Entries that hold the pairs of syllables of a Korean word, with or without its particle or ending.
   * @param {string} word @returns {Concept} */
  #ofKorean(word) {
    const weights = new Float32Array(this.#index.entries.length);
    let rarity = 0;
    for (const [at, root] of roots(word).entries()) {
      const wanted = pairs(root);
      if (!wanted.length) {
        const count = this.#ofSyllable(root, weights);
        rarity = Math.max(rarity, this.#index.rarity(count || 2) * 0.6);
        continue;
      }
      const rare = wanted.map((pair) => this.#index.rarity(this.#index.postings.get(pair)?.entries.length ?? 1));
      const total = rare.reduce((sum, each) => sum + each, 0);
      /** @type {Map<number, {share: number, weight: number, pairs: number, seen: number}>} */
      const sums = new Map();
      wanted.forEach((pair, index) => {
        const { entries, weights: held } = this.#index.postings.get(pair) ?? { entries: [], weights: [] };
        entries.forEach((entry, position) => {
          const weight = held[position] ?? 0;
          const sum = sums.get(entry);
          if (!sum) sums.set(entry, { share: (rare[index] ?? 0) / total, weight, pairs: 1, seen: index });
          else if (sum.seen === index) sum.weight = Math.max(sum.weight, weight);
          else {
            sum.share += (rare[index] ?? 0) / total;
            sum.weight = Math.min(sum.weight, weight);
            sum.pairs += 1;
            sum.seen = index;
          }
        });
      });
      for (const [entry, { share, weight, pairs: held }] of sums) {
        const sure = held === wanted.length ? 1 : share * 0.75;
        if (sure > 0.35) raise(weights, entry, weight * sure * (at ? 0.97 : 1));
      }
      if (!at) rarity = total / rare.length;
    }
    return { weights, rarity: rarity * (word.length === 1 ? 0.5 : 1) };
  }

  /** @param {string} syllable @param {Float32Array} weights @returns {number} how many names hold it */
  #ofSyllable(syllable, weights) {
    let count = 0;
    this.#index.names.forEach((names, entry) => {
      const found = names.find((name) => begins(name.raw, syllable)) ?? names.find((name) => name.raw.includes(syllable));
      if (!found) return;
      raise(weights, entry, found.weight * 0.8);
      count += 1;
    });
    return count;
  }

  /** Entries whose names are most like a query that finds nothing: those that share most pairs of letters with it.
   * @param {string} query @param {number} [most] @param {boolean} [parts] of parts too @returns {number[]} */
  nearest(query, most = 3, parts = false) {
    const wanted = new Set(pairs(squeezed(query)));
    if (!wanted.size) return [];
    /** @type {{entry: number, score: number}[]} */
    const near = [];
    this.#index.names.forEach((names, entry) => {
      if (this.#index.entries[entry]?.part && !parts) return;
      let best = 0;
      for (const { raw } of names) {
        const held = pairs(raw);
        const shared = held.filter((pair) => wanted.has(pair)).length;
        best = Math.max(best, (2 * shared) / (held.length + wanted.size));
      }
      if (best > (parts ? 0.05 : 0.2)) near.push({ entry, score: best });
    });
    return near.sort((a, b) => b.score - a.score).slice(0, most).map(({ entry }) => entry);
  }

  /** @param {string} typed @param {number} most @returns {Hit[]} */
  #byInitials(typed, most) {
    /** @type {Hit[]} */
    const hits = [];
    this.#index.names.forEach((names, entry) => {
      const found = names.map((name) => initials(name.raw).indexOf(typed)).filter((at) => at >= 0);
      const size = names[0]?.raw.length ?? 1;
      if (found.length) hits.push({ entry, score: (Math.min(...found) ? 0.5 : 1) + typed.length / size / 10, exact: false });
    });
    return hits.sort((a, b) => b.score - a.score).slice(0, most);
  }
}

/** @param {string} text */
const squeezed = (text) => plain(text).replace(/ /g, "");

/** A query as names are compared: with its last particle and without. @param {string} said @returns {string[]} */
function formsOf(said) {
  const parts = runs(said);
  const last = parts.at(-1) ?? "";
  const before = parts.slice(0, -1).map((part) => (isKorean(part) ? part : stem(part))).join("");
  if (!isKorean(last)) return [before + stem(last)];
  const found = roots(last, true).map((root) => before + root);
  const previous = parts.at(-2);
  if (before && previous && !isKorean(previous) && isParticle(last)) found.push(before);
  return found;
}
