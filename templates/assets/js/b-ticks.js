// Ticks of the checklists, kept in this browser: deal → "process/stage" → item → { done, note }. Nothing is sent.
(() => {
  "use strict";

  const FORMAT = "stagebook-ticks";
  const VERSION = 1;
  const LONGEST = 5_000_000;

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

  /** Where the browser keeps nothing, ticks live as long as the window. @type {Map<string, string>} */
  const memory = new Map();

  /** @param {string} base @returns {TickStore} */
  function open(base) {
    const name = `stagebook:${base}:ticks`;
    const dealName = `stagebook:${base}:deal`;
    // A key of another make is neither read nor overwritten.
    const damaged = localText(name) !== null && read(localText(name) ?? "") === null;
    let kept = !damaged && keepLocally(dealName, localText(dealName) ?? "");
    let current = (kept ? localText(dealName) : memory.get(dealName)) ?? "";

    // Read before every change: another tab may have written since.
    const load = () => read((kept ? localText(name) : memory.get(name)) ?? "") ?? table();

    /** @param {Record<string, DealTicks>} deals */
    function save(deals) {
      const text = write(deals);
      memory.set(name, text);
      if (kept) kept = keepLocally(name, text);
    }

    /** @param {Record<string, DealTicks>} into @param {string} deal @param {DealTicks} stages */
    function add(into, deal, stages) {
      const own = (into[deal] ??= table());
      for (const [stage, items] of Object.entries(stages)) {
        const there = (own[stage] ??= table());
        for (const [item, tick] of Object.entries(items)) there[item] = both(there[item], tick);
      }
    }

    return {
      get kept() {
        return kept;
      },
      get deal() {
        return current;
      },
      deals: () => Object.keys(load()).filter(Boolean).sort((a, b) => a.localeCompare(b)),
      stage: (stage) => load()[current]?.[stage] ?? table(),
      set(stage, item, tick) {
        const deals = load();
        const items = ((deals[current] ??= table())[stage] ??= table());
        if (tick.done || tick.note) items[item] = tick;
        else delete items[item];
        save(deals);
      },
      clear(stage) {
        const deals = load();
        if (deals[current]) delete deals[current][stage];
        if (deals[current] && !Object.keys(deals[current]).length) delete deals[current];
        save(deals);
      },
      turnTo(deal) {
        const deals = load();
        if (!current && deal && deals[""] && !deals[deal]) {
          deals[deal] = deals[""];
          delete deals[""];
          save(deals);
        }
        current = deal;
        memory.set(dealName, deal);
        if (kept) keepLocally(dealName, deal);
      },
      text: () => write(load()),
      merge(text) {
        const found = read(text);
        if (!found) return false;
        const deals = load();
        for (const [deal, stages] of Object.entries(found)) add(deals, deal, stages);
        save(deals);
        return true;
      },
      watch(changed) {
        addEventListener("storage", (event) => {
          if (event.key === name || event.key === null) changed();
        });
      },
    };
  }

  globalThis.stagebookTicks = { open };
})();
