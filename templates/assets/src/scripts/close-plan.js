// The close plan on the page: the reader picks go-live and the deal's stage, and sees the latest date of each milestone.
// The same backward pass as generator/stagebook/closeplan.py; a browser test compares the two.
import { onPage } from "./pages.js";

/** @typedef {{id: string, stage: number, lead: number, after: string[], anchor: boolean, signing: boolean}} Gate */
/** @typedef {{holidays: string[], until: string, gates: Gate[]}} Plan */
const DAY = 86400000;

/** @param {Date} day */
const iso = (day) => day.toISOString().slice(0, 10);

/** @param {Plan} plan */
const calendar = (plan) => {
  const free = new Set(plan.holidays);
  /** @param {Date} day */
  const works = (day) => day.getUTCDay() % 6 !== 0 && !free.has(iso(day));
  /** @param {Date} from @param {number} count @param {1 | -1} way */
  const step = (from, count, way) => {
    let day = from;
    while (count === 0 && !works(day)) day = new Date(day.getTime() + way * DAY);
    for (let left = count; left > 0; ) {
      day = new Date(day.getTime() + way * DAY);
      if (works(day)) left -= 1;
    }
    return day;
  };
  return { back: (/** @type {Date} */ day, /** @type {number} */ n) => step(day, n, -1) };
};

/** @param {Gate[]} gates @returns {Gate[]} each gate after those it depends on */
const ordered = (gates) => {
  /** @type {Gate[]} */
  const done = [];
  const names = new Set(gates.map((gate) => gate.id));
  /** @param {Gate} gate */
  const visit = (gate) => {
    if (done.includes(gate)) return;
    for (const name of gate.after) {
      const before = gates.find((each) => each.id === name);
      if (before && names.has(name)) visit(before);
    }
    done.push(gate);
  };
  gates.filter((gate) => gate.anchor).forEach(visit);
  return done;
};

/** @param {Plan} plan @param {Date} goLive @param {number} stage */
const countBack = (plan, goLive, stage) => {
  const days = calendar(plan);
  const gates = ordered(plan.gates.filter((gate) => gate.stage >= stage));
  /** @type {Map<string, Date>} */
  const latest = new Map();
  /** @type {Date} */
  let start = goLive;
  for (const gate of [...gates].reverse()) {
    const own = latest.get(gate.id) ?? goLive;
    latest.set(gate.id, own);
    const due = days.back(own, gate.lead);
    if (due < start) start = due;
    for (const name of gate.after) {
      if (!gates.some((each) => each.id === name)) continue;
      const known = latest.get(name);
      latest.set(name, known && known < due ? known : due);
    }
  }
  /** @type {Map<string, number>} */
  const length = new Map();
  /** @type {Map<string, string>} */
  const previous = new Map();
  for (const gate of gates) {
    let best = "";
    for (const name of gate.after) {
      if (length.has(name) && (!best || (length.get(name) ?? 0) > (length.get(best) ?? 0))) best = name;
    }
    length.set(gate.id, gate.lead + (length.get(best) ?? 0));
    if (best) previous.set(gate.id, best);
  }
  const critical = new Set();
  for (let name = gates.at(-1)?.id; name; name = previous.get(name)) critical.add(name);
  return { latest, start, critical };
};

/** @param {Element} row @param {boolean} isCritical @param {string} what the word for it */
const markCritical = (row, isCritical, what) => {
  row.classList.toggle("sb-critical", isCritical);
  row.querySelector(".sb-plan__critical")?.remove();
  if (!isCritical) return;
  const word = document.createElement("span");
  word.className = "sb-plan__critical";
  word.textContent = what;
  // Beside the name, where most rows have room for it: a further line could need a further sheet.
  const name = row.querySelector("th b");
  if (name) name.after(" ", word);
  else row.querySelector("th")?.append(word);
};

/** @param {HTMLFormElement} form */
const bind = (form) => {
  // Not in a script of type JSON: instant navigation runs every script of the page that it brings, and forgets its type.
  // That is where an override of the template that was written for 0.1 still has the plan.
  const data = form.dataset.plan || document.getElementById("sb-plan-data")?.textContent;
  const status = form.querySelector("[role=status]");
  const goLive = form.elements.namedItem("go-live");
  const stage = form.elements.namedItem("stage");
  if (!data || !(status instanceof HTMLElement) || !(goLive instanceof HTMLInputElement)) return;
  if (!(stage instanceof HTMLSelectElement || stage instanceof HTMLInputElement)) return;
  /** @type {Plan} */
  const plan = JSON.parse(data);
  const words = status.dataset;
  const shown = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "medium", timeZone: "UTC" });
  const rows = [...document.querySelectorAll("tr[data-gate]")];
  const stageOf = new Map(plan.gates.map((gate) => [gate.id, gate.stage]));
  let before = "";
  form.hidden = false;

  const show = () => {
    // Other places of the sheet change far more often than the plan.
    const asked = `${goLive.value} ${stage.value}`;
    if (asked === before) return;
    before = asked;
    const date = goLive.value ? new Date(`${goLive.value}T00:00:00Z`) : null;
    const today = new Date(`${iso(new Date(Date.now() - new Date().getTimezoneOffset() * 60000))}T00:00:00Z`);
    const result = date ? countBack(plan, date, Number(stage.value)) : null;
    for (const row of rows) {
      const name = row.getAttribute("data-gate") ?? "";
      const day = result?.latest.get(name);
      /** @param {string} column @param {string} text */
      const suggest = (column, text) => {
        const entry = row.querySelector(`[data-field="plan/${name}/${column}"]`);
        if (entry) globalThis.stagebook?.kept?.suggest(entry, text);
      };
      suggest("latest", day ? iso(day) : "");
      const isDone = result && (stageOf.get(name) ?? Infinity) < Number(stage.value);
      suggest("status", (isDone ? words.done : day && day < today ? words.tooLate : "") ?? "");
      // Where every gate is on the path, to say so of each says nothing.
      const isOn = result && result.critical.size < result.latest.size && result.critical.has(name);
      markCritical(row, isOn ?? false, words.critical ?? "");
    }
    const signing = plan.gates.find((gate) => gate.signing);
    const signed = signing && result?.latest.get(signing.id);
    const late = result && result.start < today ? ` (${words.tooLate})` : "";
    /** @param {string} name @param {string} text */
    const say = (name, text) => {
      const entry = document.querySelector(`[data-field="plan/${name}"]`);
      if (entry) globalThis.stagebook?.kept?.suggest(entry, text);
    };
    say("sign-by", signed ? iso(signed) : "");
    say("start-by", result ? iso(result.start) + late : "");
    const sentence = !result
      ? words.pick
      : goLive.value > plan.until
        ? words.beyond
        : result.start < today
          ? words.late
          : words.ok;
    status.textContent = (sentence ?? "").replace("{date}", result ? shown.format(result.start) : "");
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  globalThis.stagebook?.kept?.onShown(show);
};

onPage(() => {
  document.querySelectorAll("form[data-plan]").forEach((form) => bind(/** @type {HTMLFormElement} */ (form)));
});
