// The dates of a close plan: the same passes as generator/stagebook/sheets/close_plan.py, over the same calendars as
// generator/stagebook/sheets/workdays.py. Nothing here touches the page, so Node can run it beside Python:
// tests/playbooks/close-plans.json holds cases for both.

/** A milestone. `side` says whose working days its lead time is counted in.
 * @typedef {{id: string, stage: number, lead: number, after: string[], side: "ours" | "theirs" | "both",
 *   anchor: boolean, signing: boolean}} Gate */
/** Weekend: free days of the week, Monday is 0. Years: exceptions as month and day, "0101 0917". Unknown: known in part.
 * @typedef {{named: boolean, weekend: number[], years: Record<string, string>, unknown: number[]}} CalendarData */
/** Calendars: "ours", and those that a buyer may have, by the codes of their countries.
 * @typedef {{calendars: Record<string, CalendarData>, gates: Gate[]}} Plan */
/** @typedef {{latest: string, earliest: string, isCritical: boolean, isTooLate: boolean}} Dated */
/** @typedef {ReturnType<typeof workingDays>} Days */

const DAY = 86400000;

/** @param {number} day @returns {string} 2027-03-31 */
const iso = (day) => new Date(day).toISOString().slice(0, 10);
/** @param {string} text */
const read = (text) => Date.parse(`${text}T00:00:00Z`);

/** Which days are worked. Days are milliseconds since 1970, at midnight UTC. @param {CalendarData} data */
const calendar = (data) => {
  /** @type {Map<number, Set<string>>} */
  const exceptions = new Map();
  for (const [year, days] of Object.entries(data.years)) exceptions.set(Number(year), new Set(days.split(" ")));
  /** @param {number} day */
  const isWorking = (day) => {
    const date = new Date(day);
    const text = date.toISOString();
    const isException = exceptions.get(date.getUTCFullYear())?.has(text.slice(5, 7) + text.slice(8, 10)) ?? false;
    return data.weekend.includes((date.getUTCDay() + 6) % 7) === isException;
  };
  /** @param {number} year */
  const isKnown = (year) => !data.named || (exceptions.has(year) && !data.unknown.includes(year));
  return { isWorking, isKnown };
};

/** The days on which all of some calendars work. @param {ReturnType<typeof calendar>[]} calendars */
const workingDays = (calendars) => {
  /** @param {number} day */
  const works = (day) => calendars.every((each) => each.isWorking(day));
  return {
    /** @param {number} day */
    lastWorking(day) {
      let found = day;
      while (!works(found)) found -= DAY;
      return found;
    },
    /** The last day after which so many working days are left, up to and including `day`.
     * @param {number} day @param {number} count */
    limit(day, count) {
      let found = day;
      for (let left = count; left > 0; found -= DAY) if (works(found)) left -= 1;
      return found;
    },
    /** @param {number} day @param {number} count */
    forward(day, count) {
      let found = day;
      for (let left = count; left > 0; ) {
        found += DAY;
        if (works(found)) left -= 1;
      }
      return found;
    },
    /** @param {number} first @param {number} last */
    unknownYears(first, last) {
      const found = [];
      for (let year = new Date(first).getUTCFullYear(); year <= new Date(last).getUTCFullYear(); year += 1) {
        if (!calendars.every((each) => each.isKnown(year))) found.push(year);
      }
      return found;
    },
  };
};

/** @param {Plan} plan @param {string} buyer the buyer's calendar; without one, it is ours */
const sidesOf = (plan, buyer) => {
  const own = calendar(/** @type {CalendarData} */ (plan.calendars.ours));
  const other = plan.calendars[buyer] ? calendar(plan.calendars[buyer]) : own;
  return { ours: workingDays([own]), theirs: workingDays([other]), both: workingDays([own, other]) };
};

/** @param {Gate[]} gates @returns {Gate[]} those that go-live depends on, each after those it depends on */
const ordered = (gates) => {
  /** @type {Set<Gate>} */
  const done = new Set();
  /** @param {Gate} gate */
  const visit = (gate) => {
    if (done.has(gate)) return;
    for (const before of gates) if (gate.after.includes(before.id)) visit(before);
    done.add(gate);
  };
  gates.filter((gate) => gate.anchor).forEach(visit);
  return [...done];
};

/** The day by which each gate must be, and begin.
 * @param {Gate[]} gates @param {Record<Gate["side"], Days>} sides @param {number} goLive */
const limits = (gates, sides, goLive) => {
  /** @type {Map<string, {limit: number, begin: number}>} */
  const found = new Map();
  for (const gate of [...gates].reverse()) {
    const followers = gates.filter((each) => each.after.includes(gate.id));
    const limit = Math.min(goLive, ...followers.map((each) => found.get(each.id)?.begin ?? goLive));
    found.set(gate.id, { limit, begin: sides[gate.side].limit(limit, gate.lead) });
  }
  return found;
};

/** Gates of earlier stages have happened; those that go-live does not depend on are `outside` and have no dates.
 * @param {Plan} plan @param {string} goLive @param {string} today @param {number} stage the deal's, from 1
 * @param {string} buyer the buyer's calendar; "" where it is ours */
export const countBack = (plan, goLive, today, stage, buyer) => {
  const sides = sidesOf(plan, buyer);
  const ahead = plan.gates.filter((gate) => gate.stage >= stage);
  const gates = ordered(ahead);
  const found = limits(gates, sides, read(goLive));
  const start = Math.min(...[...found.values()].map(({ begin }) => begin));
  /** @type {Map<string, number>} */
  const earliest = new Map();
  /** @type {Map<string, Dated>} */
  const dated = new Map();
  for (const gate of gates) {
    const { limit, begin } = /** @type {{limit: number, begin: number}} */ (found.get(gate.id));
    const before = gate.after.filter((name) => found.has(name));
    const ready = before.length ? Math.max(...before.map((name) => earliest.get(name) ?? 0)) : read(today);
    const days = sides[gate.side];
    const day = days.forward(ready, gate.lead);
    earliest.set(gate.id, day);
    const follows = before.some((name) => dated.get(name)?.isCritical && found.get(name)?.limit === begin);
    dated.set(gate.id, {
      latest: iso(gate.anchor ? limit : days.lastWorking(limit)),
      earliest: iso(day),
      isCritical: begin === start || follows,
      isTooLate: day > limit,
    });
  }
  const begins = gates.map((gate) => sides[gate.side].lastWorking(found.get(gate.id)?.begin ?? start));
  const startBy = Math.min(...begins);
  const [first, last] = [Math.min(startBy, read(today)), read(goLive)];
  const unknown = gates.flatMap((gate) => sides[gate.side].unknownYears(first, last));
  return {
    gates: dated,
    startBy: iso(startBy),
    outside: ahead.filter((gate) => !dated.has(gate.id)).map((gate) => gate.id),
    unknownYears: [...new Set(unknown)].sort((a, b) => a - b),
    isPossible: ![...dated.values()].some((gate) => gate.isTooLate),
  };
};

/** Years in a row together: "2027, 2047–2050". @param {number[]} years in order */
export const yearsInWords = (years) => {
  /** @type {[number, number][]} */
  const runs = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}\u2013${last}`)).join(", ");
};
