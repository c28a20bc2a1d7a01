// What was ticked and typed, kept in this browser: deal → "process/stage" → item → { done, note }. Nothing is sent.
import { added, put, read, readUndo, table, takeBack, tidy, write } from "./tick-changes.js";

/** How long what is typed may wait, in milliseconds: to write at every key is slow where much is kept. */
const SOON = 300;
/** So many steps can be taken back, one after the other. */
const MOST_UNDOS = 20;

/** @param {string} name */
function localText(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} text */
function keepLocally(name, text) {
  try {
    localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

function keepsAnything() {
  const kept = keepLocally("stagebook:probe", "");
  if (kept) localStorage.removeItem("stagebook:probe");
  return kept;
}

/** Where the browser keeps nothing, what was typed lives as long as the window. @type {Map<string, string>} */
const memory = new Map();

/** @param {string} name where everything is kept @param {string} [dealName] where the name of the deal is
 * @returns {TickStore} */
function open(name, dealName) {
  // A key of another make is neither read nor overwritten.
  const damaged = localText(name) !== null && read(localText(name) ?? "") === null;
  let kept = !damaged && keepsAnything();
  let current = dealName ? ((kept ? localText(dealName) : memory.get(dealName)) ?? "") : "";
  /** What was typed a moment ago. @type {((deals: Record<string, DealTicks>) => void)[]} */
  const waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {(() => void)[]} */
  const watchers = [];
  /** Whether something was changed that goes with the window. */
  let isAtRisk = false;
  /** What can be taken back: in this tab, also after the page was loaded anew. */
  const undoName = `${name}:undo`;

  const undoText = () => {
    try {
      return sessionStorage.getItem(undoName) ?? "";
    } catch {
      return memory.get(undoName) ?? "";
    }
  };

  /** @param {string} text */
  function keepUndo(text) {
    memory.set(undoName, text);
    try {
      if (text) sessionStorage.setItem(undoName, text);
      else sessionStorage.removeItem(undoName);
    } catch {
      // Then it lives as long as the page.
    }
  }

  // Read before every change: another tab may have written since.
  function load() {
    const deals = read((kept ? localText(name) : memory.get(name)) ?? "") ?? table();
    for (const change of waiting) change(deals);
    return deals;
  }

  /** @param {Record<string, DealTicks>} deals */
  function save(deals) {
    waiting.length = 0;
    const text = write(deals);
    memory.set(name, text);
    if (kept && keepLocally(name, text)) return;
    isAtRisk = true;
    if (!kept) return;
    kept = false;
    for (const changed of watchers) changed();
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length) save(load());
  }

  addEventListener("pagehide", flush);
  // What is kept nowhere goes with the window: the browser asks first.
  addEventListener("beforeunload", (event) => {
    flush();
    if (isAtRisk) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });

  return {
    get kept() {
      return kept;
    },
    get deal() {
      return current;
    },
    flush,
    // A name with "§ " is no deal: a sheet about many of them, or about the process.
    deals: () => Object.keys(load()).filter((name) => name && !name.startsWith("§ ")).sort((a, b) => a.localeCompare(b)),
    all: load,
    change(deal, place, item, part, untouched) {
      waiting.push((deals) => {
        const items = ((deals[deal] ??= table())[place] ??= table());
        const tick = { ...(items[item] ?? untouched), ...part };
        if (tick.done === untouched.done && tick.note === untouched.note) delete items[item];
        else items[item] = tick;
        tidy(deals, deal, place);
      });
      timer ??= setTimeout(flush, SOON);
    },
    forget(keys) {
      const deals = load();
      const changes = keys
        .map((key) => ({ ...key, before: deals[key.deal]?.[key.place]?.[key.item], after: undefined }))
        .filter(({ before }) => before);
      for (const change of changes) put(deals, change, undefined);
      save(deals);
      return changes;
    },
    turnTo(deal) {
      flush();
      const deals = load();
      if (!current && deal && deals[""] && !deals[deal]) {
        deals[deal] = deals[""];
        delete deals[""];
        save(deals);
      }
      current = deal;
      if (!dealName) return;
      memory.set(dealName, deal);
      if (kept) keepLocally(dealName, deal);
    },
    text() {
      isAtRisk = false;  // It goes into a file.
      return write(load());
    },
    merge(text) {
      const found = read(text);
      if (!found) return null;
      const deals = load();
      const changes = added(deals, found);
      for (const change of changes) put(deals, change, change.after);
      save(deals);
      return changes;
    },
    get undoable() {
      return readUndo(undoText()).at(-1)?.said ?? "";
    },
    offerUndo(said, changes) {
      if (changes.length) keepUndo(JSON.stringify([...readUndo(undoText()), { said, changes }].slice(-MOST_UNDOS)));
    },
    undo() {
      const undos = readUndo(undoText());
      const deals = load();
      for (const change of undos.pop()?.changes ?? []) takeBack(deals, change);
      save(deals);
      keepUndo(undos.length ? JSON.stringify(undos) : "");
    },
    watch(changed) {
      watchers.push(changed);
      addEventListener("storage", (event) => {
        if (event.key === name || event.key === null) changed();
      });
    },
  };
}

/** Opens what this browser keeps for the playbook at `base`. @param {string} base */
export const openSiteTicks = (base) => open(`stagebook:${base}:ticks`, `stagebook:${base}:deal`);

/** Opens what this browser keeps for a packet of sheets: a file of its own, wherever it lies. @param {string} id */
export const openPacketTicks = (id) => open(`stagebook:packet:${id}`);
