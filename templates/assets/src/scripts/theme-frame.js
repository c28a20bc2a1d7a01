// Names what the theme leaves without a name for screen readers, and shows where one is in a long navigation.
const show = () => {
  const here = document.querySelector(".sb-sidebar [aria-current]");
  const frame = here?.closest(".md-sidebar__scrollwrap");
  if (!(here instanceof HTMLElement) || !frame) return;
  const offset = here.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  if (offset > frame.clientHeight - 40) frame.scrollTop += offset - frame.clientHeight / 2;
};

const name = () => {
  const dialog = document.querySelector(".md-search[role=dialog]");
  const input = document.querySelector(".md-search__input");
  const label = input?.getAttribute("placeholder");
  if (dialog && label) dialog.setAttribute("aria-label", label);
};

export function startThemeFrame() {
  const start = () => {
    name();
    show();
  };
  if (typeof document$ !== "undefined") document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
