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

/** A box and what is written beside it; of a choice, the note is the chosen value. */
interface Tick { done: boolean; note: string }
/** Items of a place by "criteria/<id>", "deal/account", "grid/<framework>/<element>" … */
type PlaceTicks = Record<string, Tick>;
/** Places of a deal: "<process>/<stage>", or "<process>" for what holds in every stage. */
type DealTicks = Record<string, PlaceTicks>;
/** What is kept in the browser and saved as a file. */
interface TickFile { format: "stagebook-ticks"; version: 1; deals: Record<string, DealTicks> }

/** What b-ticks.js gives to c-keep.js. */
interface StagebookTicks {
  /** Opens what this browser keeps for the playbook at `base`. */
  open(base: string): TickStore;
  /** Opens what this browser keeps for a packet of sheets: a file of its own, wherever it lies. */
  packet(id: string): TickStore;
}
interface TickStore {
  /** False where nothing outlasts the page. */
  readonly kept: boolean;
  /** The deal that the reader turned to. */
  readonly deal: string;
  deals(): string[];
  /** Everything that is kept, by deal. */
  all(): Record<string, DealTicks>;
  /** Changes an item's box, note or both, in a moment. `untouched` is what stands on the page anyway: that needs no
   * keeping, but an emptied default does. */
  change(deal: string, place: string, item: string, part: Partial<Tick>, untouched: Tick): void;
  forget(deal: string, place: string, item: string): void;
  /** Writes down at once what was changed. */
  flush(): void;
  /** Turns to a deal; what was written before any deal was named goes along to a new one. */
  turnTo(deal: string): void;
  text(): string;
  /** Adds what a saved file holds and loses nothing; false where it is no such file. */
  merge(text: string): boolean;
  /** Says when another tab changed something, or when nothing can be kept any more. */
  watch(changed: () => void): void;
}
declare var stagebookTicks: StagebookTicks;

/** What c-keep.js gives to the scripts after it. */
interface StagebookKeep {
  /** What keeps this page; none where nothing on it is kept. */
  readonly store: TickStore | undefined;
  /** Brings what is kept of the deal onto the page. */
  refresh(): void;
  /** Clears what this page shows of the deal. */
  forget(): void;
  /** Sets what stands in a place to write as long as the reader writes nothing else there. */
  suggest(entry: Element, text: string): void;
  /** Runs `shown` now and whenever what stands on this page has changed. */
  onShown(shown: () => void): void;
}
declare var stagebookKeep: StagebookKeep;
