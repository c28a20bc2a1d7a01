/** Material for MkDocs, when it is the theme: emits the document after every page, instant navigation included. */
declare var document$: { subscribe(next: (document: Document) => void): unknown } | undefined;

/** What a-base.js gives to the scripts after it. */
interface StagebookBase {
  /** Runs `start` now and after every page that instant navigation brings. */
  onPage(start: () => void): void;
  /** Fills "# of ##". */
  fill(pattern: string, one: unknown, two?: unknown): string;
  /** What someone typed into a place to write. */
  typed(element: Element): string;
  /** Every element that `selector` finds, of a given class. */
  all<T extends Element>(selector: string, type: new () => T, root?: ParentNode): T[];
}

declare var stagebook: StagebookBase;

/** One box of a checklist. */
interface Tick { done: boolean; note: string }
/** Items of a stage by "criteria/<id>" or "activities/<id>". */
type StageTicks = Record<string, Tick>;
/** Stages of a deal by "<process>/<stage>". */
type DealTicks = Record<string, StageTicks>;
/** What is kept in the browser and saved as a file. */
interface TickFile { format: "stagebook-ticks"; version: 1; deals: Record<string, DealTicks> }

/** What b-ticks.js gives to checklist.js. */
interface StagebookTicks {
  /** Opens what this browser keeps for the playbook at `base`. */
  open(base: string): TickStore;
}
interface TickStore {
  /** False where nothing outlasts the page. */
  readonly kept: boolean;
  deal: string;
  deals(): string[];
  stage(name: string): StageTicks;
  set(stage: string, item: string, tick: Tick): void;
  clear(stage: string): void;
  /** Turns to a deal; ticks made before any deal was named go along to a new one. */
  turnTo(deal: string): void;
  text(): string;
  /** Adds what a saved file holds and loses nothing; false where it is no such file. */
  merge(text: string): boolean;
  /** Says when another tab changed something. */
  watch(changed: () => void): void;
}
declare var stagebookTicks: StagebookTicks;
