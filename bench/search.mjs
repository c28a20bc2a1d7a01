// Runs the search's matcher, as pages have it, over queries: node bench/search.mjs FILE, where FILE is JSON with
// `names`, `texts` and `queries`. Prints JSON: the entries found per query, best first, and what it took in ms.
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { entriesOf, textsOf } from "../templates/assets/src/scripts/search-data.js";
import { Matcher } from "../templates/assets/src/scripts/search-matcher.js";

const { names, texts, queries } = JSON.parse(readFileSync(argv[2], "utf8"));
const begin = performance.now();
const matcher = new Matcher(entriesOf(names), names.synonyms);
const ready = performance.now() - begin;
for (const shard of texts) matcher.addTexts(shard.from, textsOf(shard));
const complete = performance.now() - begin;
let slowest = 0;
const started = performance.now();
const found = queries.map((query) => {
  const at = performance.now();
  const hits = matcher.find(query, { most: 20 });
  slowest = Math.max(slowest, performance.now() - at);
  return hits.map(({ entry }) => entry);
});
const each = (performance.now() - started) / Math.max(1, queries.length);
stdout.write(JSON.stringify({ found, ready, complete, each, slowest }));
