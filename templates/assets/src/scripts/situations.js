// "What just happened?": directions, stages, and what the reader saw or heard, found by the matcher of the search.
import { all, fill } from "./elements.js";
import { onPage } from "./pages.js";

/** How many are offered where nothing matches. */
const NEAREST = 5;

const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;

/** What finds situations; it is fetched when someone asks. @returns {Promise<StagebookFinder>} */
function finder() {
  const known = globalThis.stagebook?.finder;
  if (known) return known;
  return new Promise((found, fail) => {
    const script = document.createElement("script");
    script.src = new URL("search.js", here).href;
    script.addEventListener("load", () => globalThis.stagebook?.finder?.then(found, fail));
    script.addEventListener("error", fail);
    document.body.append(script);
  });
}

/** @param {HTMLFormElement} form */
function start(form) {
  const list = document.getElementById(form.dataset.happened ?? "");
  const field = form.querySelector("input");
  if (!list || !field) return;
  const stage = form.querySelector("select");
  const chips = all("[data-direction]", HTMLButtonElement, form);
  const count = form.querySelector("[data-shown]");
  const rows = all(":scope > li", HTMLLIElement, list).map((row) => ({
    row, href: row.querySelector("a")?.href ?? "", direction: row.dataset.direction, place: row.dataset.place ?? "",
  }));
  const query = new URLSearchParams(location.search);
  field.value = query.get("text") ?? "";
  let direction = "";

  /** @param {typeof rows} shown the first of them first @param {string} said */
  function show(shown, said) {
    for (const { row } of rows) row.hidden = true;
    for (const { row } of shown) row.hidden = false;
    list?.append(...shown.map(({ row }) => row));
    if (count) count.textContent = said;
  }

  async function apply() {
    const words = field?.value.trim() ?? "";
    const places = stage?.value.split(" ") ?? [];
    const fitting = rows.filter(
      (each) => (!direction || each.direction === direction) && (!stage?.value || places.includes(each.place)),
    );
    /** @param {number} shown */
    const counted = (shown) =>
      count instanceof HTMLElement ? fill(count.dataset.shown ?? "", { shown, total: rows.length }) : "";
    if (!words) return show(fitting, counted(fitting.length));
    const { find, nearest, miss } = await finder();
    if (words !== field?.value.trim()) return; // Another letter came meanwhile.
    const hits = find(words);
    const found = fitting.filter((each) => hits.has(each.href)).sort((a, b) => (hits.get(b.href) ?? 0) - (hits.get(a.href) ?? 0));
    if (found.length) return show(found, counted(found.length));
    const near = nearest(words);
    const close = fitting.filter((each) => near.has(each.href)).sort((a, b) => (near.get(b.href) ?? 0) - (near.get(a.href) ?? 0));
    const offered = [...close, ...fitting.filter((each) => !close.includes(each))].slice(0, NEAREST);
    const name = stage?.selectedOptions[0]?.textContent ?? "";
    const about = count instanceof HTMLElement ? count.dataset : {};
    const said = !offered.length ? about.none : stage?.value ? about.nearStage : about.near;
    show(offered, fill(said ?? "", { query: words, stage: name }));
    if (!hits.size) miss(words);
  }

  function remember() {
    const words = new URLSearchParams(location.search);
    if (field?.value) words.set("text", field.value);
    else words.delete("text");
    const search = words.toString();
    history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  }

  /** @param {string} wanted */
  function turnTo(wanted) {
    direction = wanted;
    for (const chip of chips) chip.setAttribute("aria-pressed", String(chip.dataset.direction === wanted));
  }

  form.addEventListener("input", () => {
    apply();
    remember();
  });
  form.addEventListener("click", ({ target }) => {
    const chip = target instanceof Element ? target.closest("button[data-direction], button[data-word]") : null;
    if (!(chip instanceof HTMLButtonElement)) return;
    if (chip.dataset.word !== undefined) field.value = chip.dataset.word;
    else turnTo(chip.dataset.direction ?? "");
    apply();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A reset empties the fields only after its event.
  form.addEventListener("reset", () => setTimeout(() => {
    field.value = "";
    turnTo("");
    apply();
    remember();
  }));
  form.hidden = false;
  apply();
}

onPage(() => {
  for (const form of all("form[data-happened]", HTMLFormElement)) start(form);
});
