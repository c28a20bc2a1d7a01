// Filters of the tool library. They stand in the page's address, so that a filtered view can be shared.
import { all, fill } from "./elements.js";
import { onPage } from "./pages.js";

/** One form for all ways to write it: composed Korean, no capitals. @param {string | null | undefined} text */
const plain = (text) => (text ?? "").normalize("NFC").toLocaleLowerCase().replace(/\s+/g, " ").trim();

/** @param {HTMLFormElement} form */
function start(form) {
  const list = document.getElementById(form.dataset.filter ?? "");
  if (!list) return;
  const fields = all("input[name], select[name]", HTMLElement, form).filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  );
  const rows = all("li", HTMLLIElement, list).filter((row) => row.parentElement === list);
  const entries = rows.map((row) => ({ row, text: plain(row.textContent), data: row.dataset }));
  const count = form.querySelector("[data-shown]");
  const none = document.querySelector(`[data-none="${list.id}"]`);

  /** @param {string} name */
  const value = (name) => fields.find((field) => field.name === name)?.value ?? "";
  /** @param {string | undefined} set @param {string} wanted */
  const holds = (set, wanted) => !wanted || (set ?? "").split(/\s+/).includes(wanted);

  function apply() {
    const words = plain(value("text")).split(" ").filter(Boolean);
    let shown = 0;
    for (const { row, text, data } of entries) {
      const fits =
        words.every((word) => text.includes(word)) &&
        holds(data.type, value("type")) &&
        holds(data.stages, value("stage")) &&
        holds(data.strengths, value("strength"));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    if (count instanceof HTMLElement) count.textContent = fill(count.dataset.shown ?? "", { shown, total: entries.length });
    if (none instanceof HTMLElement) none.hidden = shown > 0;
  }

  function remember() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      if (field.value) query.set(field.name, field.value);
      else query.delete(field.name);
    }
    const search = query.toString();
    history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  }

  const query = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = query.get(field.name) ?? "";
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
  }
  form.addEventListener("input", () => {
    apply();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A reset empties the fields only after its event.
  form.addEventListener("reset", () => setTimeout(() => {
    for (const field of fields) field.value = "";
    apply();
    remember();
  }));
  form.hidden = false;
  apply();
}

onPage(() => {
  for (const form of all("form[data-filter]", HTMLFormElement)) start(form);
});
