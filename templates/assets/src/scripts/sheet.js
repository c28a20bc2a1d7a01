// What a file of sheets runs. It carries this script inside and has no theme, no deal bar and no page beside it.
import { startAddresses } from "./addresses.js";
import { startKeptItems } from "./kept-items.js";
import { startPrintButtons } from "./print-buttons.js";
import { startSheets } from "./worksheet.js";

startAddresses();
startKeptItems();
startPrintButtons();
startSheets();
