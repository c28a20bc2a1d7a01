// Copy buttons beside questions and scripts. They stay hidden where the browser has no clipboard.
import { all } from "./elements.js";
import { onPage } from "./pages.js";

const LONG_ENOUGH_TO_READ = 2000;

/** Says to screen readers what the button shows. @param {string} sentence */
function announce(sentence) {
  let place = document.getElementById("sb-announcer");
  if (!place) {
    place = document.createElement("p");
    place.id = "sb-announcer";
    place.className = "sb-visually-hidden";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  place.textContent = "";
  setTimeout(() => {
    if (place) place.textContent = sentence;
  }, 50);
}

/** @param {HTMLButtonElement} button */
function start(button) {
  const { copy = "", copied = "" } = button.dataset;
  const label = button.textContent ?? "";
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copy);
    } catch {
      return;
    }
    button.textContent = copied || "✓";
    announce(button.textContent);
    setTimeout(() => {
      button.textContent = label;
    }, LONG_ENOUGH_TO_READ);
  });
}

export function startCopyButtons() {
  onPage(() => {
    if (!navigator.clipboard) return;
    for (const button of all("button.sb-copy[data-copy]", HTMLButtonElement)) start(button);
  });
}
