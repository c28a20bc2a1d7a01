// The close plan on the page: the reader picks go-live and the deal's stage, and sees the latest date of each milestone.
// The words are those of generator/stagebook/sheets/plan_words.py, by the same conditions.
import { onPage } from "./pages.js";
import { countBack, yearsInWords } from "./plan-dates.js";

/** @typedef {import("./plan-dates.js").Plan} Plan */

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
  const buyer = form.elements.namedItem("buyer");
  if (!data || !(status instanceof HTMLElement) || !(goLive instanceof HTMLInputElement)) return;
  if (!(stage instanceof HTMLSelectElement || stage instanceof HTMLInputElement)) return;
  /** @type {Plan} */
  const plan = JSON.parse(data);
  const words = status.dataset;
  const rows = [...document.querySelectorAll("tr[data-gate]")];
  const stageOf = new Map(plan.gates.map((gate) => [gate.id, gate.stage]));
  let before = "";
  form.hidden = false;

  const show = () => {
    const other = buyer instanceof HTMLSelectElement ? buyer.value : "";
    // Other places of the sheet change far more often than the plan.
    const asked = `${goLive.value} ${stage.value} ${other}`;
    if (asked === before) return;
    before = asked;
    const now = new Date();
    const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const result = goLive.value ? countBack(plan, goLive.value, today, Number(stage.value), other) : null;
    const gates = [...(result?.gates.values() ?? [])];
    // Where every gate is on the path, to say so of each says nothing.
    const isMarked = !gates.every((gate) => gate.isCritical);
    for (const row of rows) {
      const name = row.getAttribute("data-gate") ?? "";
      const gate = result?.gates.get(name);
      /** @param {string} column @param {string} text */
      const suggest = (column, text) => {
        const entry = row.querySelector(`[data-field="plan/${name}/${column}"]`);
        if (entry) globalThis.stagebook?.kept?.suggest(entry, text);
      };
      suggest("latest", gate?.latest ?? "");
      const isDone = result && (stageOf.get(name) ?? Infinity) < Number(stage.value);
      const isOutside = result?.outside.includes(name);
      suggest("status", (isDone ? words.done : gate?.isTooLate ? words.tooLate : isOutside ? words.outside : "") ?? "");
      markCritical(row, (isMarked && gate?.isCritical) ?? false, words.critical ?? "");
    }
    const years = yearsInWords(result?.unknownYears ?? []);
    const late = result && !result.isPossible ? words.tooLate : "";
    const marks = [late, years ? words.unknown?.replace("{years}", years) : ""].filter(Boolean).join(", ");
    /** @param {string} name @param {string} text */
    const say = (name, text) => {
      const entry = document.querySelector(`[data-field="plan/${name}"]`);
      if (entry) globalThis.stagebook?.kept?.suggest(entry, text);
    };
    const signing = plan.gates.find((gate) => gate.signing && result?.gates.has(gate.id));
    say("sign-by", (signing && result?.gates.get(signing.id)?.latest) ?? "");
    say("start-by", result ? result.startBy + (marks ? ` (${marks})` : "") : "");
    const sentence = !result ? words.pick : result.isPossible ? words.ok : words.late;
    status.textContent = [
      (sentence ?? "").replace("{date}", result?.startBy ?? ""),
      years ? words.beyond?.replace("{years}", years) : "",
    ].filter(Boolean).join(" ");
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  globalThis.stagebook?.kept?.onShown(show);
};

onPage(() => {
  document.querySelectorAll("form[data-plan]").forEach((form) => bind(/** @type {HTMLFormElement} */ (form)));
});
