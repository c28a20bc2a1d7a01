// Bundles templates/assets/src into templates/assets/bundles, which is what ships: `npm run bundle`.
// With a folder behind it (`npm run bundle -- FOLDER`) the bundles go there, for a comparison.
//
// Each bundle names its sources and their hash; tests/test_assets.py works that out again without Node and says when a
// bundle is stale. A source that is new to a bundle is imported by one that changed, so the names need no other guard.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { build, version } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const SOURCES = join(HERE, "src");
const KEPT = join(HERE, "bundles");
const OUT = argv[2] ?? KEPT;

/** The bundles; all else in src is a part of them. */
const ENTRIES = [
  "scripts/early.js",
  "scripts/not-found.js",
  "scripts/page.js",
  "scripts/deal-forms.js",
  "scripts/close-plan.js",
  "scripts/tool.js",
  "scripts/filters.js",
  "scripts/search.js",
  "scripts/situations.js",
  "scripts/sheet.js",
  "styles/page.css",
  "styles/sheet.css",
  "styles/fonts.css",
];

/** Line ends as git has them, whatever the system made of them. */
const textOf = (path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");

/** sha256 over esbuild's version, this file and the sources: name and text of each. */
function hashOf(names) {
  const hash = createHash("sha256").update(`esbuild ${version}\n`);
  for (const name of ["bundle.mjs", ...names]) hash.update(`${name}\n${textOf(join(HERE, name))}\n`);
  return hash.digest("hex");
}

/** The first lines of a bundle, made of these inputs. */
function banner(inputs) {
  const names = inputs.filter((name) => name.startsWith("src/")).sort();
  const lines = ['/* Made by "npm run bundle"; change the sources instead:', ...names, `sha256 ${hashOf(names)} */`];
  return `${lines.join("\n")}\n`;
}

/** Licences of the packages that came into a bundle. */
function licences(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  if (!packages.size) return "The bundles hold nothing of third parties: all of it is Stagebook's own, under its MIT licence.\n";
  return [...packages].sort().map((folder) => {
    const about = JSON.parse(textOf(join(folder, "package.json")));
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"].map((name) => join(folder, name)).find(existsSync);
    if (!file) throw new Error(`${about.name} has no licence file; it cannot be bundled`);
    return `${about.name} ${about.version} (${about.license})\n\n${textOf(file).trim()}\n`;
  }).join(`\n${"-".repeat(72)}\n\n`);
}

const result = await build({
  absWorkingDir: HERE,
  entryPoints: ENTRIES.map((name) => join(SOURCES, name)),
  outdir: OUT,
  entryNames: "[name]",
  bundle: true,
  format: "iife",
  target: "es2022",
  charset: "ascii",
  minify: true,
  lineLimit: 120,
  legalComments: "none",
  // Fonts and pictures lie beside the bundles in a site; their addresses stay as they are written.
  external: ["*.woff2", "*.svg", "*.png"],
  metafile: true,
  write: false,
});
// A bundle of which nobody asks any more goes; in any other folder nothing is removed.
if (OUT === KEPT) rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const inputsOf = new Map(Object.entries(result.metafile.outputs).map(([path, made]) => [basename(path), made.inputs]));
for (const file of result.outputFiles) {
  const name = basename(file.path);
  writeFileSync(join(OUT, name), banner(Object.keys(inputsOf.get(name))) + file.text);
}
writeFileSync(join(OUT, "THIRD-PARTY.txt"), licences(Object.keys(result.metafile.inputs)));
