// Fetches the parts that few pages need when a page needs them: as classic scripts, since import() and fetch() fail on
// pages that are opened as files.
import { onPage } from "./pages.js";

/** File beside this one → what on a page needs it. They run in this order. */
const PARTS = new Map([
  ["deal-forms.js", "form[data-keep], .sb-sheet, .sb-entry"],
  ["close-plan.js", "form[data-plan]"],
  ["tool.js", "[data-tool]"],
  ["filters.js", "form[data-filter]"],
  ["situations.js", "form[data-happened]"],
]);

/** The address of the folder is known only while the script that holds this module runs for the first time. */
const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;

/** @type {Set<string>} */
const fetched = new Set();

/** Fetches a part, once. @param {string} name */
export function fetchPart(name) {
  if (fetched.has(name)) return;
  const script = document.createElement("script");
  script.src = new URL(name, here).href;
  script.async = false;
  // A connection that fails now may hold on the next page.
  script.addEventListener("error", () => fetched.delete(name));
  fetched.add(name);
  document.body.append(script);
}

export function fetchPartsWhenUsed() {
  onPage(() => {
    for (const [name, users] of PARTS) {
      if (document.querySelector(users)) fetchPart(name);
    }
  });
}
