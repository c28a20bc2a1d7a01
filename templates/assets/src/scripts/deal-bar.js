// The bar above a checklist or a worksheet: whose deal it is, how far it is, and what to do with what is kept.
import { all, fill } from "./elements.js";
import { kept } from "./kept-items.js";
import { onPage } from "./pages.js";

/** @param {string} text */
function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `stagebook-ticks-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** How many boxes are ticked, in words, as a bar and in the rail. */
function count() {
  const places = all("[data-progress]", HTMLElement);
  if (!places.length) return;
  const boxes = all("input[data-tick]", HTMLInputElement);
  const ticked = boxes.filter((box) => box.checked).length;
  for (const place of places) {
    const words = fill(place.dataset.progress ?? "", { done: ticked, total: boxes.length });
    if (place.textContent !== words) place.textContent = words;
  }
  for (const bar of all(".sb-meter > i", HTMLElement)) bar.style.width = `${(100 * ticked) / (boxes.length || 1)}%`;
  for (const step of all(".sb-rail__step[aria-current]", HTMLElement)) {
    const mark = step.querySelector(".sb-rail__done") ?? step.appendChild(document.createElement("span"));
    mark.className = "sb-rail__done";
    mark.textContent = `${ticked}/${boxes.length}`;
  }
}

/** @param {HTMLFormElement} form */
function start(form) {
  const { sure = "", cleared = "", none = "", unnamed = "", done = "", bad = "", undone = "" } = form.dataset;
  const { store, forget, onShown, refresh } = kept;
  const undo = form.querySelector("[data-undo]");
  const deal = form.elements.namedItem("deal");
  const says = form.querySelector("[data-says]");
  if (!store || !(deal instanceof HTMLInputElement)) return;

  /** @param {string} sentence */
  const say = (sentence) => {
    if (says) says.textContent = sentence || store.undoable;
    if (undo instanceof HTMLElement) undo.hidden = !store.undoable;
  };

  function showDeals() {
    if (!store || !(deal instanceof HTMLInputElement)) return;
    if (deal !== document.activeElement) deal.value = store.deal;
    document.getElementById("sb-deals")?.replaceChildren(...store.deals().map((name) => new Option(name, name)));
  }

  deal.addEventListener("focus", showDeals);
  deal.addEventListener("change", () => {
    store.turnTo(deal.value.trim().normalize("NFC"));
    say("");
    refresh();
    showDeals();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    deal.blur();
  });
  form.querySelector("[data-export]")?.addEventListener("click", () => download(store.text()));
  form.querySelector("[data-reset]")?.addEventListener("click", () => {
    const held = { ...kept.count(), deal: store.deal || unnamed };
    if (!held.ticks && !held.notes) return say(none);
    if (!confirm(fill(sure, held))) return;
    store.offerUndo(fill(cleared, held), forget());
    say("");
  });
  undo?.addEventListener("click", () => {
    store.undo();
    refresh();
    showDeals();
    say(`${undone} ${store.undoable}`.trim());
    deal.focus();
  });
  const file = form.querySelector("[data-import]");
  file?.addEventListener("change", async () => {
    if (!(file instanceof HTMLInputElement) || !file.files?.[0]) return;
    const text = await file.files[0].text().catch(() => "");
    const changes = store.merge(text);
    if (changes) store.offerUndo(done, changes);
    say(changes ? done : bad);
    file.value = "";
    refresh();
    showDeals();
  });
  // Paper must say whose it is: the deal's name stands on the sheet until someone writes another one there.
  onShown(() => {
    for (const entry of all('[data-field="deal/opportunity"]', HTMLElement)) kept.suggest(entry, store.deal);
  });
  for (const part of all("[data-needs-script]", HTMLElement, form)) part.hidden = false;
  showDeals();
  say("");
  onShown(count);
}

export function startDealBar() {
  onPage(() => {
    for (const form of all("form[data-keep]", HTMLFormElement)) start(form);
  });
}
