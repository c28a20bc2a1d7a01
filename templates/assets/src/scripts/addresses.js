// The address of a page, which its print carries: the one at which the reader has opened it.
import { all } from "./elements.js";
import { onPage } from "./pages.js";

export function startAddresses() {
  onPage(() => {
    const address = location.href.replace(/[?#].*$/, "");
    for (const place of all("[data-address]", HTMLElement)) place.textContent = decodeURI(address);
  });
}
