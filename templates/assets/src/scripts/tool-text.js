// The text of a tool: its blanks are filled from the reader's deal and from what is typed, and it is copied, opened in a
// mail or printed. Nothing of it is sent.
import { showCopied } from "./announcer.js";
import { all, fill } from "./elements.js";
import { plainText, richText } from "./plain-text.js";

/** What mail programs take of an address; longer ones they cut. */
const LONGEST_MAIL = 1900;

/** Where the sheets of a deal keep what fills a blank; tests/test_tool_texts.py holds it to their words. */
const BLOCKS = new Map(Object.entries({
  deal: ["account", "opportunity", "rep", "manager", "amount", "close-date", "next-step"],
  people: ["champion", "economic-buyer", "technical", "legal", "procurement"],
  reasons: ["why-anything", "why-now", "why-us", "cost-of-delay"],
  risks: ["competitor"],
  plan: ["go-live"],
}));

/** What the deal that the reader turned to says in a field of its sheet. @param {string} field */
function ofDeal(field) {
  const store = globalThis.stagebook?.kept?.store;
  const block = [...BLOCKS].find(([, fields]) => fields.includes(field))?.[0];
  if (!store || !block) return "";
  for (const items of Object.values(store.all()[store.deal] ?? {})) {
    const note = items[`${block}/${field}`]?.note.split("\n")[0]?.trim();
    if (note) return note;
  }
  // Most deals are called by the account.
  return field === "account" || field === "opportunity" ? store.deal : "";
}

/** Says beside each field where its words come from. @param {HTMLInputElement} input @param {string} suggested */
function showSource(input, suggested) {
  const place = input.closest(".sb-slot-row")?.querySelector("[data-from]");
  const words = input.closest("[data-fill-in]");
  if (!(place instanceof HTMLElement) || !(words instanceof HTMLElement)) return;
  const { fromDeal = "", typed = "", fillIn = "" } = words.dataset;
  const text = !input.value.trim() ? fillIn : input.value === suggested ? fromDeal : typed;
  if (place.textContent !== text) place.textContent = text;
  input.closest(".sb-slot-row")?.classList.toggle("sb-slot-row--empty", !input.value.trim());
}

/** @param {HTMLElement} text @param {Map<string, string>} values */
function fillText(text, values) {
  /** @type {Set<string>} */
  const left = new Set();
  for (const slot of all("[data-slot]", HTMLElement, text)) {
    const { name = slot.textContent ?? "" } = slot.dataset;
    slot.dataset.name = name;
    const value = values.get(slot.dataset.slot ?? "") ?? "";
    if (!value) left.add(`[${name}]`);
    slot.classList.toggle("sb-slot--filled", Boolean(value));
    if (slot.textContent !== (value || name)) slot.textContent = value || name;
  }
  const says = text.querySelector("[data-left]");
  if (says instanceof HTMLElement) {
    const words = fill(says.dataset.left ?? "", { count: left.size, names: [...left].join(", ") });
    const none = text.querySelector("[data-slot]") ? (says.dataset.noneLeft ?? "") : "";
    const sentence = left.size ? words : none;
    if (says.textContent !== sentence) says.textContent = sentence;
  }
  showMail(text);
}

/** @param {HTMLElement} text */
function showMail(text) {
  const link = text.querySelector("a[data-mail]");
  const body = text.querySelector("[data-text-body]");
  if (!(link instanceof HTMLAnchorElement) || !body) return;
  const subject = text.querySelector("[data-text-subject]");
  const lines = plainText(body).replaceAll("\n", "\r\n");
  const subjectWords = subject ? plainText(subject).replaceAll("\n", " ") : "";
  const address = `mailto:?subject=${encodeURIComponent(subjectWords)}&body=${encodeURIComponent(lines)}`;
  const fits = address.length <= LONGEST_MAIL;
  link.href = fits ? address : "mailto:";
  link.hidden = !fits;
  for (const note of all("[data-mail-long]", HTMLElement, text)) note.hidden = fits;
}

/** Copies an element: as it looks, where the browser can, and as plain text. @param {Element} element */
async function copy(element) {
  const plain = plainText(element);
  if (typeof ClipboardItem !== "undefined" && navigator.clipboard.write) {
    const forms = { "text/plain": plain, "text/html": richText(element) };
    const blobs = Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })]);
    try {
      return await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch {
      // Some browsers refuse all but plain text.
    }
  }
  await navigator.clipboard.writeText(plain);
}

/** @param {HTMLElement} text @param {string} button @param {string} what */
function bindCopy(text, button, what) {
  const pressed = text.querySelector(button);
  const element = text.querySelector(what);
  if (!(pressed instanceof HTMLElement) || !element) return;
  pressed.hidden = !navigator.clipboard;
  pressed.addEventListener("click", () => copy(element).then(() => showCopied(pressed), () => {}));
}

/** Fills the texts of a tool's page. `figures` are those of its calculator, as they are written.
 * @param {HTMLElement} tool @param {() => Map<string, string>} figures */
export function startToolText(tool, figures) {
  const texts = all("[data-text]", HTMLElement, tool);
  const inputs = all("input[data-slot-input]", HTMLInputElement, tool);
  const variants = all("input[data-choice=variant]", HTMLInputElement, tool);
  const kept = globalThis.stagebook?.kept;

  const show = () => {
    const values = figures();
    for (const input of inputs) {
      const suggested = input.dataset.dealField ? ofDeal(input.dataset.dealField) : "";
      kept?.suggest(input, suggested);
      showSource(input, suggested);
      values.set(input.dataset.slotInput ?? "", input.value.trim());
    }
    const chosen = variants.find((each) => each.checked)?.value ?? variants[0]?.value ?? "";
    for (const text of texts) {
      text.hidden = variants.length > 0 && text.dataset.text !== chosen;
      fillText(text, values);
    }
    // What is not chosen yet is shown as the first.
    const first = variants[0];
    if (first && !variants.some((each) => each.checked)) first.checked = true;
  };

  for (const part of all("[data-needs-script]:not(form *)", HTMLElement, tool)) part.hidden = false;
  for (const text of texts) {
    bindCopy(text, "[data-copy-subject]", "[data-text-subject]");
    bindCopy(text, "[data-copy-text]", "[data-text-body]");
    text.addEventListener("click", (event) => {
      const slot = event.target instanceof Element ? event.target.closest("[data-slot]") : null;
      const name = slot?.getAttribute("data-slot") ?? "";
      const input = inputs.find((each) => each.dataset.slotInput === name) ??
        tool.querySelector(`input[data-figure="${CSS.escape(name)}"]`);
      if (slot && input instanceof HTMLElement) input.focus();
    });
  }
  if (kept) kept.onShown(show);
  else show();
}
