// Choices that the reader makes in the theme's own parts: which tab is open, and which cookies are welcome. It stands in
// for the theme's scripts within the page, which a strict content policy forbids.
import { onPage } from "./pages.js";

/** Opens the tab to which the address leads, else in every set of tabs the one whose name the reader chose last. */
function openTabs() {
  const sets = document.querySelectorAll(".tabbed-set");
  if (!sets.length) return;
  const chosen = __md_get("__tabs");
  /** @type {string[]} */
  const names = Array.isArray(chosen) ? chosen.filter((each) => typeof each === "string") : [];
  for (const set of isLinked() ? sets : []) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
    const wanted = names.map((name) => labels.find((label) => label.textContent?.trim() === name)).find(Boolean);
    if (wanted) choose(document.getElementById(wanted.getAttribute("for") ?? ""));
  }
  const target = document.getElementById(location.hash.slice(1));
  if (target?.getAttribute("name")?.startsWith("__tabbed_")) choose(target);
}

/** Whether choosing a tab chooses the one of that name everywhere: then the theme keeps the choice. */
function isLinked() {
  const features = JSON.parse(document.getElementById("__config")?.textContent ?? "{}").features;
  return Array.isArray(features) && features.includes("content.tabs.link");
}

/** @param {Element | null} input */
function choose(input) {
  if (input instanceof HTMLInputElement) input.checked = true;
}

/** Asks once which cookies are welcome, and keeps the answer. */
function askConsent() {
  const form = document.forms.namedItem("consent");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input")].filter((each) => each.name);
  const answer = __md_get("__consent");
  const shown = form.closest("[data-md-component=consent]");
  if (answer) for (const box of boxes) box.checked = Boolean(answer[box.name]);
  else if (shown instanceof HTMLElement && location.protocol !== "file:") shown.hidden = false;
  /** @param {(box: HTMLInputElement) => boolean} isWelcome */
  const keep = (isWelcome) => (/** @type {Event} */ event) => {
    event.preventDefault();
    __md_set("__consent", Object.fromEntries(boxes.filter(isWelcome).map((box) => [box.name, true])));
    location.hash = "";
    location.reload();
  };
  form.addEventListener("submit", keep((box) => box.checked));
  form.addEventListener("reset", keep(() => false));
}

export function startThemeChoices() {
  // Without early.js the page is another engine's, and the theme's own scripts are in it.
  if (!document.documentElement.classList.contains("sb-scripts")) return;
  onPage(openTabs);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", askConsent);
  else askConsent();
}
