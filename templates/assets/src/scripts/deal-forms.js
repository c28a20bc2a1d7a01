// Checklists and worksheets of a site: what is ticked and typed on them is kept for a deal.
import { startDealBar } from "./deal-bar.js";
import { startKeptItems } from "./kept-items.js";
import { startSheets } from "./worksheet.js";

startKeptItems();
startDealBar();
startSheets();
