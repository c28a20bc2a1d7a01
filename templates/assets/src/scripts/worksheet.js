// Sheets on screen: places to write, scores without evidence, the page's address on every side.
import { all } from "./elements.js";
import { kept } from "./kept-items.js";
import { onPage } from "./pages.js";

/** More lines than this may go on over the page. */
const LONG = 10;

/** @param {HTMLElement} place */
function makeWritable(place) {
  // Older browsers know only the plain attribute; pasted text then comes without its dress.
  if (place.contentEditable === "plaintext-only") return;
  place.contentEditable = "true";
  place.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
  });
}

/** A score above 0 must rest on evidence, where the sheet asks for any. @param {HTMLElement} row */
function prove(row) {
  const evidence = row.querySelector("[data-evidence]");
  const mark = row.querySelector(".sb-unproven");
  if (!evidence || !(mark instanceof HTMLElement)) return;
  const score = row.querySelector("input[data-choice]:checked");
  const unproven = score instanceof HTMLInputElement && Number(score.value) > 0 && !evidence.textContent?.trim();
  mark.hidden = !unproven;
  row.classList.toggle("sb-scored--unproven", unproven);
}

/** What needs more lines than are ruled closes up, two to a rule, so that the sheet keeps to its sides. */
function closeUpLongEntries() {
  for (const place of all(".sb-sheet .sb-entry", HTMLElement)) {
    place.classList.remove("sb-entry--tight", "sb-entry--long");
    const lines = place.offsetHeight / parseFloat(getComputedStyle(place).lineHeight);
    const lined = place.closest(".sb-lined");
    const ruled = Number((lined && getComputedStyle(lined).getPropertyValue("--n")) || 1);
    place.classList.toggle("sb-entry--tight", lines > ruled + 0.5);
    place.classList.toggle("sb-entry--long", lines > LONG);
  }
}

export function startSheets() {
  addEventListener("beforeprint", closeUpLongEntries);
  onPage(() => {
    for (const place of all(".sb-entry", HTMLElement)) makeWritable(place);
    const rows = all("tr[data-scored]", HTMLElement);
    kept.onShown(() => rows.forEach(prove));
  });
}
