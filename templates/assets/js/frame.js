// Names what the theme leaves without a name for screen readers.
(() => {
  const name = () => {
    const dialog = document.querySelector(".md-search[role=dialog]");
    const input = document.querySelector(".md-search__input");
    const label = input?.getAttribute("placeholder");
    if (dialog && label) dialog.setAttribute("aria-label", label);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", name);
  else name();
})();
