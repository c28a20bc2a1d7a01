/** Material for MkDocs, when it is the theme: emits the document after every page, instant navigation included. */
declare var document$: { subscribe(next: (document: Document) => void): unknown } | undefined;

/** Material's helpers for what it keeps in the browser; early.js makes them. */
declare var __md_scope: URL;
declare var __md_hash: (text: string) => number;
declare var __md_get: (key: string, storage?: Storage, base?: URL) => any;
declare var __md_set: (key: string, value: unknown, storage?: Storage, base?: URL) => void;

/** What the bundles of one window share; the first of them makes it. */
interface Stagebook {
  /** Runs `start` now and after every page that instant navigation brings. */
  onPage(start: () => void): void;
  /** Where checklists and worksheets are bound to what keeps them. */
  kept: KeptItems | undefined;
  /** What finds situations; there once the search is. */
  finder?: Promise<StagebookFinder>;
}
/** Finds situations by what someone saw or heard: the address of each, and how well it fits. */
interface StagebookFinder {
  find(words: string): Map<string, number>;
  /** Those whose words are most like these. */
  nearest(words: string): Map<string, number>;
  /** Keeps what was not found. */
  miss(words: string): void;
}
declare var stagebook: Stagebook | undefined;

/** A box and what is written beside it; of a choice, the note is the chosen value. */
interface Tick { done: boolean; note: string }
/** Where a tick is kept. */
interface Key { deal: string; place: string; item: string }
/** What was done to one item; no tick is none that is kept. */
interface Change extends Key { before: Tick | undefined; after: Tick | undefined }
/** What can be taken back, and the sentence that says what it was. */
interface Undo { said: string; changes: Change[] }
/** Items of a place by "criteria/<id>", "deal/account", "grid/<framework>/<element>" … */
type PlaceTicks = Record<string, Tick>;
/** Places of a deal: "<process>/<stage>", or "<process>" for what holds in every stage. */
type DealTicks = Record<string, PlaceTicks>;
/** What is kept in the browser and saved as a file. */
interface TickFile { format: "stagebook-ticks"; version: 1; deals: Record<string, DealTicks> }

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
  /** Clears items, and says what they held. */
  forget(keys: Key[]): Change[];
  /** Writes down at once what was changed. */
  flush(): void;
  /** Turns to a deal; what was written before any deal was named goes along to a new one. */
  turnTo(deal: string): void;
  text(): string;
  /** Adds what a saved file holds and loses nothing; says what that changed, or null where it is no such file. */
  merge(text: string): Change[] | null;
  /** What was done last and can be taken back, in a sentence; empty where there is nothing. */
  readonly undoable: string;
  /** Lets the reader take changes back; what was offered before comes after them. */
  offerUndo(said: string, changes: Change[]): void;
  /** Takes back what was offered last. */
  undo(): void;
  /** Says when another tab changed something, or when nothing can be kept any more. */
  watch(changed: () => void): void;
}

/** What kept-items.js gives to the other scripts of a page. */
interface KeptItems {
  /** What keeps this page; none where nothing on it is kept. */
  readonly store: TickStore | undefined;
  /** Brings what is kept of the deal onto the page. */
  refresh(): void;
  /** How many boxes of this page are ticked for the deal, and in how many places something is written or chosen. */
  count(): { ticks: number; notes: number };
  /** Clears what this page shows of the deal, and says what that was. */
  forget(): Change[];
  /** Sets what stands in a place to write as long as the reader writes nothing else there. */
  suggest(entry: Element, text: string): void;
  /** Runs `shown` now and whenever what stands on this page has changed. */
  onShown(shown: () => void): void;
}

/** One thing that the search can find. */
interface SearchEntry {
  title: string;
  /** Aliases in the page's language. */
  names: string[];
  /** Title and aliases in other languages. */
  foreign: string[];
  /** Empty until the texts are there. */
  summary: string;
  /** What readers call its kind. */
  kind: string;
  /** Under which heading it is listed. */
  group: number;
  /** From the root of the language's pages. */
  url: string;
  /** Position among the places; -1 where it belongs to none. */
  place: number;
  /** Whether it stands inside another item. */
  part: boolean;
  /** Of a situation: good, warning, stuck or neutral. */
  direction: string;
}

/** What the files of the search's data bring, in the order in which they arrive: what it is, and the data. */
declare var stagebookSearch: [string, any][] | undefined;

/** What the search says, in the page's language. */
interface SearchWords {
  best: string; more: string; count: string; none: string; none_hint: string; other_words: string; ways: string; ask: string;
  write_to: string; write_hint: string; mail: string; seen: string; start: string; try: string; try_words: string[];
  misses: string; groups: string[]; directions: Record<string, string>;
}
