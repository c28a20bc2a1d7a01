// The data of the search as they come in files, and as the matcher wants them.

/** @typedef {[string, string, number]} Place what it is by its number, its title, the number of its phase's colour */
/** @typedef {[string, string, string, string]} Way title, what for, kind, address */
/** @typedef {{kinds: string[], places: Place[], entries: any[][], shards: number, synonyms: string[][], words: SearchWords,
 * ways: Way[], feedback: string, owner: string}} Names */
/** @typedef {{from: number, texts: string[][]}} Texts */

/** The entries of a file of names: see generator/stagebook/outputs/search_files.py. @param {Names} names @returns {SearchEntry[]} */
export function entriesOf({ kinds, entries }) {
  let page = "";
  return entries.map(([title, kind, group, url, place = -1, own = [], foreign = [], direction = ""]) => {
    const part = url.startsWith("#");
    if (!part) page = url.replace(/#.*/, "");
    return {
      title, names: own, foreign, summary: "", kind: kinds[kind] ?? "", group, url: part ? page + url : url, place, part, direction,
    };
  });
}

/** The texts of a shard, each with its summary. @param {Texts} shard @returns {[string, string][]} */
export const textsOf = ({ texts }) => texts.map(([summary = "", text = ""]) => [summary, text]);

/** The script that holds this module lies beside the folder of its data; that is known only while it first runs. */
const here =
  typeof document !== "undefined" && document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/** The root of the pages in this language. */
export const root = here ? new URL("../../", here).href : "";

/** Loads a file of the search's data, and hands on what it holds. @param {string} name @returns {Promise<any>} */
function load(name) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL(`search/${name}.js`, here).href;
    script.addEventListener("load", () => {
      const [, data] = globalThis.stagebookSearch?.shift() ?? [];
      script.remove();
      if (data) done(data);
      else fail(new Error(name));
    });
    script.addEventListener("error", () => {
      script.remove();
      fail(new Error(name));
    });
    document.head.append(script);
  });
}

/** @returns {Promise<Names>} */
export const loadNames = () => load("names");

/** Loads all texts, one file after another, so that none stands in the way of what a reader does.
 * @param {number} shards @param {(shard: Texts) => void} arrived */
export async function loadTexts(shards, arrived) {
  for (let number = 0; number < shards; number += 1) arrived(await load(`texts-${number}`));
}
