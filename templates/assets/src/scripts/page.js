// What every page of a site runs, once the theme has started.
import { startAddresses } from "./addresses.js";
import { startCopyButtons } from "./copy-buttons.js";
import { fetchPartsWhenUsed } from "./parts.js";
import { startPrintButtons } from "./print-buttons.js";
import { startSearch } from "./search-start.js";
import { startThemeChoices } from "./theme-choices.js";
import { startThemeFrame } from "./theme-frame.js";

startThemeFrame();
startThemeChoices();
startAddresses();
startCopyButtons();
startPrintButtons();
startSearch();
fetchPartsWhenUsed();
