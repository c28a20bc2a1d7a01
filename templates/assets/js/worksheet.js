// Sheets on screen: places to write, the page's address on every side, and buttons that print.
(() => {
  "use strict";
  const { all, onPage, typed } = stagebook;

  /** @param {HTMLElement} place */
  function makeWritable(place) {
    // Older browsers know only the plain attribute; pasted text then comes without its dress.
    if (place.contentEditable === "plaintext-only") return;
    place.contentEditable = "true";
    place.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
    });
  }

  /** What is written on one side of a sheet stands on the other too. @param {HTMLElement} sheet */
  function mirror(sheet) {
    const places = all("[data-field]", HTMLElement, sheet).filter((place) => place.isContentEditable);
    for (const place of places) {
      const twins = places.filter((other) => other !== place && other.dataset.field === place.dataset.field);
      place.addEventListener("input", () => {
        if (!typed(place)) place.replaceChildren();
        for (const twin of twins) twin.textContent = typed(place);
      });
    }
  }

  onPage(() => {
    for (const place of all(".sb-entry", HTMLElement)) makeWritable(place);
    for (const sheet of all("[data-worksheet]", HTMLElement)) mirror(sheet);
    const address = location.href.replace(/[?#].*$/, "");
    for (const place of all("[data-address]", HTMLElement)) place.textContent = decodeURI(address);
    for (const button of all("button[data-print]", HTMLButtonElement)) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
  });
})();
