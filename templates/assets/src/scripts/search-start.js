// Opens the search at once, and fetches what it needs only then: its script, which fetches its data.
import { fetchPart } from "./parts.js";

/** Whether keys are typed into something. @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function startSearch() {
  // The theme keeps its header when it swaps pages, so there is one dialog for all of them.
  const dialog = document.querySelector("dialog[data-search]");
  const input = dialog?.querySelector("input");
  if (!(dialog instanceof HTMLDialogElement) || !input) return;

  function open() {
    if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
    dialog.showModal();
    input?.focus();
    input?.select();
    fetchPart("search.js");
    dialog.dispatchEvent(new Event("search-open"));
  }

  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-search-open]")) open();
    if (target instanceof Element && target.closest("[data-search-close]")) dialog.close();
    // A click beside the box lands on the dialog itself.
    if (target === dialog) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if ((event.key !== "/" && event.key !== "s") || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked !== null) {
    input.value = asked;
    open();
  }
}
