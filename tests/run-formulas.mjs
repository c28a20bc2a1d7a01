// Works formulas out in Node as the page does: a list of [tree, values] in a file; what comes of it goes to stdout.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../templates/assets/src/scripts/formula.js", import.meta.url), "utf8");
const { workedOut } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(asked.map(([tree, values]) => workedOut(tree, new Map(Object.entries(values))))));
