// What was ticked and typed, kept in this browser: deal → "process/stage" → item → { done, note }. Nothing is sent.
const FORMAT = "stagebook-ticks";
const VERSION = 1;
const LONGEST = 5_000_000;
/** How long what is typed may wait, in milliseconds: to write at every key is slow where much is kept. */
const SOON = 300;

/** Objects without a prototype: a deal may be called "constructor" or "__proto__".
 * @returns {Record<string, any>} */
const table = () => Object.create(null);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads what was saved; null where it is anything else, down to the last item.
 * @param {string} text @returns {Record<string, DealTicks> | null} */
function read(text) {
  if (text.length > LONGEST) return null;
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isTable(found) || found.format !== FORMAT || found.version !== VERSION || !isTable(found.deals)) return null;
  const deals = table();
  for (const [deal, stages] of Object.entries(found.deals)) {
    if (!isTable(stages)) return null;
    deals[deal] = table();
    for (const [stage, items] of Object.entries(stages)) {
      if (!isTable(items)) return null;
      deals[deal][stage] = table();
      for (const [item, tick] of Object.entries(items)) {
        if (!isTable(tick) || typeof tick.done !== "boolean" || typeof tick.note !== "string") return null;
        deals[deal][stage][item] = { done: tick.done, note: tick.note };
      }
    }
  }
  return deals;
}

/** @param {Record<string, DealTicks>} deals */
const write = (deals) => JSON.stringify({ format: FORMAT, version: VERSION, deals });

/** A tick stays a tick and a note stays; a different note is added to it.
 * @param {Tick | undefined} here @param {Tick} there @returns {Tick} */
function both(here, there) {
  if (!here) return there;
  const known = !there.note || here.note.includes(there.note);
  const note = known ? here.note : [here.note, there.note].filter(Boolean).join("\n");
  return { done: here.done || there.done, note };
}

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

/** Adds what is there to what is here. @param {Record<string, DealTicks>} here @param {Record<string, DealTicks>} there */
function add(here, there) {
  for (const [deal, places] of Object.entries(there)) {
    const own = (here[deal] ??= table());
    for (const [place, items] of Object.entries(places)) {
      const known = (own[place] ??= table());
      for (const [item, tick] of Object.entries(items)) known[item] = both(known[item], tick);
    }
  }
}

/** A deal or a place of which nothing is left is not kept.
 * @param {Record<string, DealTicks>} deals @param {string} deal @param {string} place */
function tidy(deals, deal, place) {
  const places = deals[deal];
  if (places?.[place] && !Object.keys(places[place]).length) delete places[place];
  if (places && !Object.keys(places).length) delete deals[deal];
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
    if (!kept || keepLocally(name, text)) return;
    kept = false;
    for (const changed of watchers) changed();
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length) save(load());
  }

  addEventListener("pagehide", flush);
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
    forget(deal, place, item) {
      waiting.push((deals) => {
        delete deals[deal]?.[place]?.[item];
        tidy(deals, deal, place);
      });
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
    text: () => write(load()),
    merge(text) {
      const found = read(text);
      if (!found) return false;
      const deals = load();
      add(deals, found);
      save(deals);
      return true;
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
