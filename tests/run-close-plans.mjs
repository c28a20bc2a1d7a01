// Runs the page's close plans in Node: a list of [plan, go-live, today, stage, buyer] in a file;
// what comes of it goes to stdout.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../templates/assets/src/scripts/plan-dates.js", import.meta.url), "utf8");
const { countBack, yearsInWords } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
const found = asked.map((each) => {
  const { gates, ...rest } = countBack(...each);
  return { ...rest, years: yearsInWords(rest.unknownYears), gates: Object.fromEntries(gates) };
});
process.stdout.write(JSON.stringify(found));
