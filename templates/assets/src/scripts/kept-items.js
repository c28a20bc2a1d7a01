// Binds the boxes and places to write of a page to what keeps them: checklists, worksheets and packets alike.
// What has the same place and the same name is one item, wherever on the page it stands.
import { all, typed } from "./elements.js";
import { onPage } from "./pages.js";
import { openPacketTicks, openSiteTicks } from "./tick-store.js";

/** What is asked of a deal anew in every stage, though it stands among what holds for the deal. */
const OF_PLACE = new Set(["deal/stage", "deal/days-in-stage", "deal/date"]);

/** @typedef {HTMLInputElement | HTMLSelectElement} Picker */
/** One item and where it stands on the page. `blank` is what the page came with; `suggested` was worked out since;
 * `kept` is what the reader made of it, if anything. `deal` is fixed in a packet; else it is the one in the bar.
 * @typedef {{
 *   deal: string | undefined, place: string, name: string, blank: Tick, suggested: string, kept: Tick | undefined,
 *   boxes: HTMLInputElement[], choices: HTMLInputElement[], entries: HTMLElement[], pickers: Picker[],
 * }} Item */

/** @type {Map<string, TickStore>} */
const stores = new Map();
/** @type {TickStore | undefined} */
let store;
/** @type {Map<string, Item>} */
let items = new Map();
/** @type {Map<Element, Item>} */
let itemOf = new Map();
/** @type {(() => void)[]} */
let listeners = [];
/** @type {Element[]} */
let sheets = [];
/** Where everything is kept that stands on no sheet. */
let placeOfPage = "";

/** The store of the packet, else that of the site to which the bar belongs. A page may have neither. */
function storeOfPage() {
  const packet = document.querySelector("[data-packet]")?.getAttribute("data-packet");
  const bar = document.querySelector("form[data-keep]");
  if (typeof packet !== "string" && !bar) return undefined;
  const base = new URL(bar?.getAttribute("data-site") ?? ".", location.href).pathname;
  const name = JSON.stringify([packet, base]);
  let found = stores.get(name);
  if (!found) {
    found = typeof packet === "string" ? openPacketTicks(packet) : openSiteTicks(base);
    found.watch(refresh);
    stores.set(name, found);
  }
  return found;
}

/** @param {Item} item */
const dealOf = (item) => item.deal ?? store?.deal ?? "";

/** @param {HTMLElement} element @param {string} name */
function placeOf(element, name) {
  const sheet = element.closest("[data-deal-place]");
  if (!(sheet instanceof HTMLElement)) return placeOfPage;
  const ofPlace = OF_PLACE.has(name) || element.closest("[data-of-place]");
  return (ofPlace ? sheet.dataset.place : sheet.dataset.dealPlace) ?? "";
}

/** In a packet every sheet is about a deal; one that names none is about another than those before it.
 * @param {HTMLElement} element */
function ownDealOf(element) {
  const deal = element.closest("[data-deal]")?.getAttribute("data-deal");
  const sheet = element.closest("[data-packet] .sb-sheet");
  return deal || (sheet ? `#${sheets.indexOf(sheet) + 1}` : undefined);
}

/** @param {HTMLElement} element @param {string} name @returns {Item} */
function itemAt(element, name) {
  const deal = ownDealOf(element);
  const place = placeOf(element, name);
  const key = JSON.stringify([deal, place, name]);
  let item = items.get(key);
  if (!item) {
    const blank = { done: false, note: "" };
    const shown = { boxes: [], choices: [], entries: [], pickers: [] };
    item = { deal, place, name, blank, suggested: "", kept: undefined, ...shown };
    items.set(key, item);
  }
  itemOf.set(element, item);
  return item;
}

/** @param {Item} item @returns {Tick} */
const untouched = ({ blank, suggested }) => ({ done: blank.done, note: suggested || blank.note });

/** The chosen value. Where a file with another choice was loaded, its line comes second.
 * @param {Item} item */
function choiceOf(item) {
  const lines = (item.kept ?? untouched(item)).note.split("\n");
  return lines.find((line) => item.choices.some(({ value }) => value === line)) ?? "";
}

/** Brings an item onto the page. Where someone is writing, nothing is touched: the caret stays.
 * @param {Item} item */
function show(item) {
  const { done, note } = item.kept ?? untouched(item);
  for (const box of item.boxes) box.checked = done;
  for (const box of item.choices) box.checked = box.value === choiceOf(item);
  for (const entry of item.entries) {
    if (entry !== document.activeElement && entry.textContent !== note) entry.textContent = note;
  }
  for (const picker of item.pickers) {
    if (picker !== document.activeElement) picker.value = note.split("\n")[0] ?? "";
  }
}

function tell() {
  for (const shown of listeners) shown();
}

function refresh() {
  const deals = store?.all() ?? {};
  for (const item of items.values()) {
    item.kept = deals[dealOf(item)]?.[item.place]?.[item.name];
    show(item);
  }
  for (const off of all("[data-storage-off]", HTMLElement)) off.hidden = store?.kept ?? true;
  tell();
}

/** @param {Item} item @param {Partial<Tick>} part */
function keep(item, part) {
  const before = untouched(item);
  // Who empties what was worked out wants it worked out again; what the page came with can be struck out.
  const change = item.suggested && part.note === "" ? { ...part, note: item.suggested } : part;
  const tick = { ...(item.kept ?? before), ...change };
  item.kept = tick.done === before.done && tick.note === before.note ? undefined : tick;
  store?.change(dealOf(item), item.place, item.name, change, before);
  show(item);
  tell();
}

/** @param {Item} item @param {Partial<Tick>} part */
function keepNow(item, part) {
  keep(item, part);
  store?.flush();
}

/** @param {HTMLInputElement} box */
function bindBox(box) {
  const item = itemAt(box, box.dataset.tick ?? "");
  item.blank.done ||= box.defaultChecked;
  item.boxes.push(box);
  box.addEventListener("change", () => keepNow(item, { done: box.checked }));
}

/** Choosing the same once more takes the choice back, as an eraser does. @param {HTMLInputElement} box */
function bindChoice(box) {
  const item = itemAt(box, box.dataset.choice ?? "");
  if (box.defaultChecked) item.blank.note = box.value;
  item.choices.push(box);
  const isChosen = () => choiceOf(item) === box.value;
  const takeBack = () => keepNow(item, { note: "" });
  // The click comes before the change that it makes.
  box.addEventListener("click", () => {
    if (isChosen()) takeBack();
  });
  box.addEventListener("change", () => {
    if (box.checked) keepNow(item, { note: box.value });
  });
  // Some browsers click a chosen box when Space is let go, others don't: what the key does is done here.
  let pressed = false;
  box.addEventListener("keydown", (event) => {
    if (![" ", "Backspace", "Delete"].includes(event.key) || !isChosen()) return;
    event.preventDefault();
    pressed = event.key === " ";
    takeBack();
  });
  box.addEventListener("keyup", (event) => {
    if (pressed) event.preventDefault();
    pressed = false;
  });
}

/** @param {HTMLElement} entry */
function bindEntry(entry) {
  const item = itemAt(entry, entry.dataset.field ?? "");
  item.blank.note ||= (entry.textContent ?? "").trim();
  item.entries.push(entry);
  entry.addEventListener("input", (event) => {
    const text = typed(entry);
    // Browsers leave a line break behind, which hides the placeholder. Korean is composed in place: leave it alone.
    if (!text && !(event instanceof InputEvent && event.isComposing)) entry.replaceChildren();
    keep(item, { note: text });
  });
  entry.addEventListener("blur", () => {
    store?.flush();
    show(item);
  });
}

/** @param {Picker} picker */
function bindPicker(picker) {
  const item = itemAt(picker, picker.dataset.picked ?? "");
  item.blank.note ||= picker.value;
  item.pickers.push(picker);
  picker.addEventListener("input", () => keepNow(item, { note: picker.value }));
}

/** What this page keeps, for the other scripts on it.
 * @type {KeptItems} */
export const kept = {
  get store() {
    return store;
  },
  refresh,
  count() {
    const all = [...items.values()].flatMap((item) => item.kept ?? []);
    return { ticks: all.filter(({ done }) => done).length, notes: all.filter(({ note }) => note).length };
  },
  forget() {
    const held = [...items.values()].filter((item) => item.kept);
    const changes = store?.forget(held.map((item) => ({ deal: dealOf(item), place: item.place, item: item.name })));
    refresh();
    return changes ?? [];
  },
  suggest(entry, text) {
    const item = itemOf.get(entry);
    if (!item || item.suggested === text) return;
    item.suggested = text;
    show(item);
  },
  onShown(shown) {
    listeners.push(shown);
    shown();
  },
};

export function startKeptItems() {
  onPage(() => {
    items = new Map();
    itemOf = new Map();
    listeners = [];
    sheets = all(".sb-sheet", HTMLElement);
    placeOfPage = document.querySelector("form[data-keep]")?.getAttribute("data-keep") ?? "";
    store = storeOfPage();
    all("input[data-tick]", HTMLInputElement).forEach(bindBox);
    all("input[data-choice]", HTMLInputElement).forEach(bindChoice);
    all(".sb-entry[data-field]", HTMLElement).forEach(bindEntry);
    all("input[data-picked]", HTMLInputElement).forEach(bindPicker);
    all("select[data-picked]", HTMLSelectElement).forEach(bindPicker);
    refresh();
  });
  // For the scripts of other files, whenever they come.
  if (globalThis.stagebook) globalThis.stagebook.kept = kept;
}
