// Copy buttons beside questions and scripts. They stay hidden where the browser has no clipboard.
import { showCopied } from "./announcer.js";
import { all } from "./elements.js";
import { onPage } from "./pages.js";

/** @param {HTMLButtonElement} button */
function start(button) {
  const { copy = "" } = button.dataset;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copy);
    } catch {
      return;
    }
    showCopied(button);
  });
}

export function startCopyButtons() {
  onPage(() => {
    if (!navigator.clipboard) return;
    for (const button of all("button.sb-copy[data-copy]", HTMLButtonElement)) start(button);
  });
}
