// Shows where one is in a long navigation.
const show = () => {
  const here = document.querySelector(".sb-sidebar [aria-current]");
  const frame = here?.closest(".md-sidebar__scrollwrap");
  if (!(here instanceof HTMLElement) || !frame) return;
  const offset = here.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  if (offset > frame.clientHeight - 40) frame.scrollTop += offset - frame.clientHeight / 2;
};

export function startThemeFrame() {
  if (typeof document$ !== "undefined") document$.subscribe(show);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
}
