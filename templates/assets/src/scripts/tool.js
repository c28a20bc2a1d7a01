// The page of a tool that has a text or a calculator. What is typed is kept for the deal by deal-forms.js.
import { startCalculator } from "./calculator.js";
import { onPage } from "./pages.js";
import { startToolText } from "./tool-text.js";

onPage(() => {
  const tool = document.querySelector("[data-tool]");
  if (!(tool instanceof HTMLElement)) return;
  const figures = startCalculator(tool);
  startToolText(tool, figures);
});
