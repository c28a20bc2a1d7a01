// Buttons that print the page. They stay hidden where no script runs.
import { all } from "./elements.js";
import { onPage } from "./pages.js";

export function startPrintButtons() {
  onPage(() => {
    for (const button of all("button[data-print]", HTMLButtonElement)) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
  });
}
