// The search of a site, fetched when it is first used: the panel, and what it finds.
import { fill } from "./elements.js";
import { entriesOf, loadNames, loadTexts, root, textsOf } from "./search-data.js";
import { miss, misses, saveMisses, see, seen } from "./search-kept.js";
import { Matcher } from "./search-matcher.js";
import { element, group, option } from "./search-rows.js";

/** Hits of a group before "all of these", and best hits where none bears the very name. */
const SHOWN = 3;
/** Milliseconds without a key after which what was typed counts as asked. */
const ASKED = 1500;

/** @typedef {import("./search-rows.js").Row} Row */

/** Names, entries and matcher, loaded once. */
const ready = loadNames().then((names) => {
  const entries = entriesOf(names);
  return { names, entries, matcher: new Matcher(entries, names.synonyms) };
});

/** All texts, which come after the names; `arrived` runs with each of their files. @param {() => void} arrived */
const complete = (arrived) =>
  ready.then(({ names, matcher }) => loadTexts(names.shards, (shard) => {
    matcher.addTexts(shard.from, textsOf(shard));
    arrived();
  }));

if (globalThis.stagebook) {
  globalThis.stagebook.finder = ready.then(({ entries, matcher }) => {
    /** @param {number} at @returns {string} */
    const address = (at) => root + (entries[at]?.url ?? "");
    return {
      find: (words) => new Map(matcher.find(words, { most: 500 }).map(({ entry, score }) => [address(entry), score])),
      nearest: (words) => new Map(matcher.nearest(words, 40, true).map((at, rank) => [address(at), 40 - rank])),
      miss,
    };
  });
  globalThis.stagebook.finder.catch(() => {}); // The panel says that nothing could be loaded.
}

/** @param {HTMLDialogElement} dialog @param {HTMLInputElement} input @param {HTMLElement} list */
function start(dialog, input, list) {
  const said = dialog.querySelector("[data-search-said]");
  const status = dialog.querySelector("[role=status]");
  /** @type {import("./search-data.js").Names | undefined} */
  let names;
  /** @type {SearchEntry[]} */
  let entries = [];
  /** @type {Matcher | undefined} */
  let matcher;
  /** @type {HTMLElement[]} */
  let options = [];
  let chosen = -1;
  let shown = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let asked;
  let follows = false;

  /** @param {SearchEntry} entry @returns {Row} */
  function rowOf(entry) {
    const { title, summary, kind, url, direction, place, part } = entry;
    const words = names?.words.directions[direction];
    const row = { title, words: summary, kind: words ?? kind, url: root + url, sign: direction, place: names?.places[place], long: part };
    return { ...row, follow: () => see({ title, kind, url, place }) };
  }

  /** Where the reader's deal stands: on this page, else on the one that was followed last. */
  function placeOfReader() {
    const here = location.href.replace(/[?#].*/, "").slice(root.length);
    const found = entries.find((entry) => entry.place >= 0 && !entry.part && (entry.url === here || here.startsWith(`${entry.url}checklist`)));
    return found?.place ?? seen()[0]?.place ?? -1;
  }

  /** @param {Row[]} rows */
  const drawn = (rows) =>
    rows.map((row) => {
      const link = option(row, input.value, `sb-hit-${options.length}`);
      options.push(link);
      link.addEventListener("click", () => {
        row.follow?.();
        follows = true;
        dialog.close();
      });
      return link;
    });

  /** @param {string} title @param {Row[]} rows @param {number} [most] */
  function section(title, rows, most = rows.length) {
    if (!rows.length) return;
    const made = group(title, ...drawn(rows.slice(0, most)));
    list.append(made);
    if (rows.length <= most) return;
    const more = element("div", "sb-hit sb-hit--more", element("span", "", fill(names?.words.more ?? "", { count: rows.length })));
    more.id = `sb-hit-${options.length}`;
    more.setAttribute("role", "option");
    more.setAttribute("aria-selected", "false");
    options.push(more);
    more.addEventListener("click", () => {
      const at = options.indexOf(more);
      const rest = options.splice(at);
      const added = drawn(rows.slice(most));
      options.push(...rest.slice(1));
      more.replaceWith(...added);
      options.forEach((each, number) => (each.id = `sb-hit-${number}`));
      choose(at);
    });
    made.lastElementChild?.append(more);
  }

  /** @param {number} at */
  function choose(at) {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length ? (at + options.length) % options.length : -1;
    const option = options[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  /** What stands there before anything is typed. @param {import("./search-data.js").Names} known */
  function opened({ words, ways }) {
    section(words.seen, seen().map(({ title, kind, url }) => ({ title, kind, url: root + url })));
    section(words.start, ways.map(wayOf));
    const tries = words.try_words.flatMap((word) => {
      const button = element("button", "sb-search__try", word);
      button.type = "button";
      button.addEventListener("click", () => {
        input.value = word;
        input.focus();
        show();
      });
      return [button, " "];
    });
    said?.append(element("p", "sb-search__hint", `${words.try} `, ...tries));
  }

  /** @param {import("./search-data.js").Way} way @returns {Row} */
  const wayOf = ([title, words, kind, url]) => ({ title, words, kind, url: root + url });

  /** Ways on where nothing was found. @param {import("./search-data.js").Names} known @param {string} query */
  function nothing({ words, ways, feedback, owner }, query) {
    said?.append(
      element("p", "sb-search__none", fill(words.none, { query })),
      element("p", "sb-search__hint", words.none_hint),
    );
    section(words.other_words, matcher?.nearest(query).flatMap((at) => entries[at] ?? []).map(rowOf) ?? []);
    section(words.ways, ways.map(wayOf));
    if (feedback) {
      const mail = feedback.startsWith("mailto:");
      const url = mail ? `${feedback}${feedback.includes("?") ? "&" : "?"}subject=${encodeURIComponent(query)}` : feedback;
      section(words.ask, [{
        title: fill(words.write_to, { owner: owner || "" }), words: mail ? fill(words.write_hint, { query }) : "", kind: mail ? words.mail : "", url,
      }]);
    }
    const kept = Object.keys(misses()).length;
    if (!kept) return;
    const save = element("button", "sb-search__try", fill(words.misses, { count: kept }));
    save.type = "button";
    save.addEventListener("click", saveMisses);
    said?.append(element("p", "sb-search__hint", save));
  }

  /** @param {import("./search-data.js").Names} known @param {Matcher} searched @param {string} query */
  function found({ words }, searched, query) {
    const hits = searched.find(query, { place: placeOfReader() });
    const sure = hits.filter(({ exact }) => exact).length;
    const best = hits.slice(0, sure ? Math.min(sure, SHOWN) : SHOWN);
    /** @param {import("./search-matcher.js").Hit[]} some */
    const rows = (some) => some.flatMap(({ entry }) => entries[entry] ?? []).map(rowOf);
    section(words.best, rows(best));
    words.groups.forEach((title, at) => {
      section(title, rows(hits.slice(best.length).filter(({ entry }) => entries[entry]?.group === at)), SHOWN);
    });
    return hits.length;
  }

  function show() {
    const query = input.value.trim();
    clearTimeout(asked);
    if (!names || !matcher) return;
    shown = query;
    options = [];
    chosen = -1;
    list.replaceChildren();
    said?.replaceChildren();
    const count = query ? found(names, matcher, query) : 0;
    if (!query) opened(names);
    else if (!count) {
      nothing(names, query);
      asked = setTimeout(() => miss(query), ASKED);
    }
    input.setAttribute("aria-expanded", String(options.length > 0));
    status?.classList.toggle("sb-visually-hidden", Boolean(query) && !count); // That it is none stands above already.
    if (status) status.textContent = !query ? "" : count ? fill(names.words.count, { count }) : fill(names.words.none, { query });
    list.parentElement?.scrollTo(0, 0);
    choose(query && count ? 0 : -1);
    if (!query || !count) {
      chosen = -1;
      for (const each of options) each.setAttribute("aria-selected", "false");
      input.removeAttribute("aria-activedescendant");
    }
    remember(query);
  }

  /** What is searched for stands in the address, so that it can be sent on, and comes back with "back". @param {string} query */
  function remember(query) {
    const wanted = new URLSearchParams(location.search);
    if (query && dialog.open) wanted.set("q", query);
    else wanted.delete("q");
    const search = wanted.toString();
    history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  }

  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // The theme has keys of its own.
    if (event.isComposing || event.keyCode === 229) return; // They choose among what a Korean keyboard offers.
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
    if (event.target !== input) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : Math.max(chosen, 0) - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = options[chosen];
      if (option instanceof HTMLAnchorElement && (event.ctrlKey || event.metaKey)) window.open(option.href, "_blank", "noopener");
      else option?.click();
    }
  });
  dialog.addEventListener("close", () => {
    clearTimeout(asked);
    // A page that a hit leads to keeps the question behind it.
    if (!follows) remember("");
    follows = false;
  });
  dialog.addEventListener("search-open", show);

  ready.then((loaded) => {
    ({ names, entries, matcher } = loaded);
    if (dialog.open) show();
    return complete(() => {
      // A reader who has begun to choose keeps what stands there.
      if (dialog.open && shown && chosen < 1) show();
    });
  }).catch(() => {
    if (!names && said) said.textContent = list.dataset.failed ?? "";
  });
}

const dialog = document.querySelector("dialog[data-search]");
const input = dialog?.querySelector("input");
const list = document.getElementById("sb-search-results");
if (dialog instanceof HTMLDialogElement && input && list) start(dialog, input, list);
