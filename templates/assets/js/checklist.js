// The checklist page: boxes and evidence lines, per named deal. Without this script the boxes are plain boxes.
(() => {
  "use strict";
  const { all, fill, onPage, typed } = stagebook;

  /** The page's own way to take in what another tab wrote. @type {() => void} */
  let refresh = () => {};
  /** @type {Map<string, TickStore>} */
  const stores = new Map();

  /** @param {string} base */
  function storeOf(base) {
    let store = stores.get(base);
    if (!store) {
      store = stagebookTicks.open(base);
      store.watch(() => refresh());
      stores.set(base, store);
    }
    return store;
  }

  /** @param {string} text */
  function download(text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `stagebook-ticks-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** @param {HTMLFormElement} form */
  function start(form) {
    const { checklist = "", site = ".", sure = "", done = "", bad = "" } = form.dataset;
    const store = storeOf(new URL(site, location.href).pathname);
    const boxes = all("input[data-tick]", HTMLInputElement);
    const notes = all(".sb-check [data-field]", HTMLElement);
    const deal = form.elements.namedItem("deal");
    const says = form.querySelector("[data-says]");
    if (!(deal instanceof HTMLInputElement)) return;

    /** @param {string} sentence */
    const say = (sentence) => {
      if (says) says.textContent = sentence;
    };

    function count() {
      const ticked = boxes.filter((box) => box.checked).length;
      for (const place of all("[data-progress]", HTMLElement)) {
        place.textContent = fill(place.dataset.progress ?? "", ticked, boxes.length);
      }
      for (const bar of all(".sb-meter > i", HTMLElement)) bar.style.width = `${(100 * ticked) / (boxes.length || 1)}%`;
      for (const step of all(".sb-rail__step[aria-current]", HTMLElement)) {
        const mark = step.querySelector(".sb-rail__done") ?? step.appendChild(document.createElement("span"));
        mark.className = "sb-rail__done";
        mark.textContent = `${ticked}/${boxes.length}`;
      }
    }

    function show() {
      const items = store.stage(checklist);
      for (const box of boxes) box.checked = items[box.dataset.tick ?? ""]?.done ?? false;
      for (const note of notes) {
        const text = items[note.dataset.field ?? ""]?.note ?? "";
        if (note !== document.activeElement && typed(note) !== text) note.textContent = text;
      }
      if (deal instanceof HTMLInputElement && deal !== document.activeElement) deal.value = store.deal;
      document.getElementById("sb-deals")?.replaceChildren(...store.deals().map((name) => new Option(name, name)));
      const off = form.querySelector("[data-storage-off]");
      if (off instanceof HTMLElement) off.hidden = store.kept;
      count();
    }

    /** @param {string} item */
    function keep(item) {
      const box = boxes.find((each) => each.dataset.tick === item);
      const note = notes.find((each) => each.dataset.field === item);
      store.set(checklist, item, { done: box?.checked ?? false, note: note ? typed(note) : "" });
      const off = form.querySelector("[data-storage-off]");
      if (off instanceof HTMLElement) off.hidden = store.kept;
      count();
    }

    for (const box of boxes) box.addEventListener("change", () => keep(box.dataset.tick ?? ""));
    for (const note of notes) {
      note.addEventListener("input", () => {
        if (!typed(note)) note.replaceChildren();
        keep(note.dataset.field ?? "");
      });
    }
    deal.addEventListener("change", () => {
      store.turnTo(deal.value.trim().normalize("NFC"));
      say("");
      show();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      deal.blur();
    });
    form.querySelector("[data-export]")?.addEventListener("click", () => download(store.text()));
    form.querySelector("[data-reset]")?.addEventListener("click", () => {
      if (!confirm(sure)) return;
      store.clear(checklist);
      show();
    });
    const file = form.querySelector("[data-import]");
    file?.addEventListener("change", async () => {
      if (!(file instanceof HTMLInputElement) || !file.files?.[0]) return;
      const text = await file.files[0].text().catch(() => "");
      say(store.merge(text) ? done : bad);
      file.value = "";
      show();
    });
    for (const part of all("[data-needs-script]", HTMLElement, form)) part.hidden = false;
    refresh = show;
    show();
  }

  onPage(() => {
    refresh = () => {};
    for (const form of all("form[data-checklist]", HTMLFormElement)) start(form);
  });
})();
