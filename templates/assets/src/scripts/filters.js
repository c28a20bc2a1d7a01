// Filters of the tool library. They stand in the page's address, so that a filtered view can be shared.
import { all, fill } from "./elements.js";
import { onPage } from "./pages.js";

/** One form for all ways to write it: composed Korean, no capitals. @param {string | null | undefined} text */
const plain = (text) => (text ?? "").normalize("NFC").toLocaleLowerCase().replace(/\s+/g, " ").trim();

/** The part of a word that its endings leave alone; Korean particles stand at the end. @param {string} word */
const stem = (word) =>
  /[가-힣]/.test(word) ? (word.length > 2 ? word.slice(0, 2) : word) : word.length > 5 ? word.slice(0, -2) : word;

/** @param {HTMLFormElement} form */
function start(form) {
  const list = document.getElementById(form.dataset.filter ?? "");
  if (!list) return;
  const rowsOf = list;
  const fields = all("input[name], select[name]", HTMLElement, form).filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  );
  const rows = all("li", HTMLLIElement, list).filter((row) => row.parentElement === list);
  const entries = rows.map((row) => ({ row, text: plain(row.textContent), data: row.dataset, hits: 0 }));
  // Who tells what happened uses words of their own: any of them may hit, the most hits come first.
  const anyWord = form.dataset.match === "any";
  const count = form.querySelector("[data-shown]");
  const none = document.querySelector(`[data-none="${list.id}"]`);

  /** @param {string} name */
  const value = (name) => fields.find((field) => field.name === name)?.value ?? "";
  /** @param {string | undefined} set @param {string} wanted */
  const holds = (set, wanted) => !wanted || (set ?? "").split(/\s+/).includes(wanted);

  function apply() {
    const words = plain(value("text")).split(" ").filter(Boolean);
    for (const entry of entries) {
      entry.hits = words.filter((word) => entry.text.includes(word) || entry.text.includes(stem(word))).length;
    }
    const best = Math.max(0, ...entries.map(({ hits }) => hits));
    let shown = 0;
    for (const { row, text, data, hits } of entries) {
      const fits =
        (anyWord ? !words.length || (best > 0 && hits >= best * 0.75) : words.every((word) => text.includes(word))) &&
        holds(data.type, value("type")) &&
        holds(data.stages, value("stage")) &&
        holds(data.strengths, value("strength"));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    if (anyWord) rowsOf.append(...[...entries].sort((a, b) => b.hits - a.hits).map(({ row }) => row));
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
