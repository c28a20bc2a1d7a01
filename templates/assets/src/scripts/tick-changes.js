// What is kept, as text and as changes: a file of ticks, what adding one changes, and how a change is taken back.
const FORMAT = "stagebook-ticks";
const VERSION = 1;
const LONGEST = 5_000_000;

/** Objects without a prototype: a deal may be called "constructor" or "__proto__".
 * @returns {Record<string, any>} */
export const table = () => Object.create(null);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads what was saved; null where it is anything else, down to the last item.
 * @param {string} text @returns {Record<string, DealTicks> | null} */
export function read(text) {
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
        if (!isTick(tick)) return null;
        deals[deal][stage][item] = { done: tick.done, note: tick.note };
      }
    }
  }
  return deals;
}

/** @param {Record<string, DealTicks>} deals */
export const write = (deals) => JSON.stringify({ format: FORMAT, version: VERSION, deals });

/** @param {unknown} tick @returns {tick is Tick} */
const isTick = (tick) => isTable(tick) && typeof tick.done === "boolean" && typeof tick.note === "string";

/** @param {Tick | undefined} one @param {Tick | undefined} other */
const isSame = (one, other) => one?.done === other?.done && one?.note === other?.note;

/** A tick stays a tick and a note stays; a different note is added to it.
 * @param {Tick | undefined} here @param {Tick} there @returns {Tick} */
function both(here, there) {
  if (!here) return there;
  const known = !there.note || here.note.includes(there.note);
  const note = known ? here.note : [here.note, there.note].filter(Boolean).join("\n");
  return { done: here.done || there.done, note };
}

/** What adding there to here changes. @param {Record<string, DealTicks>} here @param {Record<string, DealTicks>} there */
export function added(here, there) {
  /** @type {Change[]} */
  const changes = [];
  for (const [deal, places] of Object.entries(there)) {
    for (const [place, items] of Object.entries(places)) {
      for (const [item, tick] of Object.entries(items)) {
        const before = here[deal]?.[place]?.[item];
        changes.push({ deal, place, item, before, after: both(before, tick) });
      }
    }
  }
  return changes.filter(({ before, after }) => !isSame(before, after));
}

/** @param {Record<string, DealTicks>} deals @param {Key} key @param {Tick | undefined} tick */
export function put(deals, { deal, place, item }, tick) {
  if (tick) ((deals[deal] ??= table())[place] ??= table())[item] = tick;
  else delete deals[deal]?.[place]?.[item];
  tidy(deals, deal, place);
}

/** What was before. Where the reader has gone on since, nothing of that is lost: what was cleared is added to it.
 * @param {Record<string, DealTicks>} deals @param {Change} change */
export function takeBack(deals, change) {
  const now = deals[change.deal]?.[change.place]?.[change.item];
  if (isSame(now, change.after)) put(deals, change, change.before);
  else if (change.before && !change.after) put(deals, change, both(now, change.before));
}

/** @param {unknown} change @returns {change is Change} */
const isChange = (change) => isTable(change)
  && ["deal", "place", "item"].every((key) => typeof change[key] === "string")
  && [change.before, change.after].every((tick) => tick === undefined || isTick(tick));

/** @param {unknown} undo @returns {undo is Undo} */
const isUndo = (undo) => isTable(undo) && typeof undo.said === "string"
  && Array.isArray(undo.changes) && undo.changes.every(isChange);

/** What can be taken back, the last at the end. @param {string} text @returns {Undo[]} */
export function readUndo(text) {
  try {
    /** @type {unknown} */
    const found = JSON.parse(text || "[]");
    return Array.isArray(found) ? found.filter(isUndo) : [];
  } catch {
    return [];
  }
}

/** A deal or a place of which nothing is left is not kept.
 * @param {Record<string, DealTicks>} deals @param {string} deal @param {string} place */
export function tidy(deals, deal, place) {
  const places = deals[deal];
  if (places?.[place] && !Object.keys(places[place]).length) delete places[place];
  if (places && !Object.keys(places).length) delete deals[deal];
}
