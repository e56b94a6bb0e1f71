import { addressOf, type Filter, isFiltered, VERDICTS } from "./filter.ts";
import { type PanelName, type PanelView, panelView } from "./panel-view.ts";
import type { Tally } from "./tally.ts";
import type { Value } from "./values.ts";
import { datesText, moveText, verdictText } from "./value-words.ts";

/** What stands above a list that can be narrowed. */
export interface FilterBarView {
  /** By verdict; none where a list has none. */
  tabs: TabView[];
  menus: MenuView[];
  /** The one that is open. */
  panel: PanelView | null;
  /** The list without any filter; null where there is none. */
  clear: string | null;
  problems: string[];
}

export interface TabView {
  text: string;
  count: string;
  href: string;
  isCurrent: boolean;
}

export interface MenuView {
  name: PanelName;
  /** "Publisher", or the one chosen. */
  text: string;
  isSet: boolean;
  isOpen: boolean;
  /** Opens it, or closes it again. */
  href: string;
}

export interface FilterBarParts {
  path: string;
  filter: Filter;
  companyName: string | null;
  problems: string[];
  /** The panels that the page has. */
  names: readonly PanelName[];
  open: PanelName | null;
  values: readonly Value[];
  /** What was saved under a name. */
  views: readonly { name: string; address: string }[];
  /** Of this list as it is narrowed, in the form that saved ones have. */
  address: string;
  /** How many stories there are with each value of what tells moves apart; null where that is not known, or nothing to the list. */
  counts: Pick<Tally, "by" | "anyVerdict" | "unknown"> | null;
}

const TITLES: Record<PanelName, string> = {
  publisher: "Publisher",
  company: "Company",
  topic: "Topic",
  move: "Move",
  dates: "Dates",
  words: "Words",
  views: "Saved views",
};

/** The bar of filters of a page. */
export function filterBarView(parts: FilterBarParts): FilterBarView {
  const { path, filter, names, open, problems, counts } = parts;
  return {
    tabs: counts ? tabsOf(path, filter, counts) : [],
    menus: names.map((name) => {
      const chosen = chosenText(name, parts);
      const isOpen = name === open;
      const more: Record<string, string> = isOpen ? {} : { show: name };
      return {
        name,
        text: chosen ?? TITLES[name],
        isSet: chosen !== null,
        isOpen,
        href: addressOf(path, filter, more),
      };
    }),
    panel: open && panelView(open, TITLES[open], parts),
    clear: isFiltered(filter) ? path : null,
    problems: [...problems, ...(counts && counts.unknown > 0 ? [unknownText(counts.unknown)] : [])],
  };
}

/** Of verdicts those that some stories have, and the one chosen. */
function tabsOf(
  path: string,
  filter: Filter,
  { by, anyVerdict }: Pick<Tally, "by" | "anyVerdict">,
): TabView[] {
  const tab = (text: string, verdict: Filter["verdict"], count: number): TabView => ({
    text,
    count: count.toLocaleString("en-US"),
    href: addressOf(path, { ...filter, verdict }),
    isCurrent: filter.verdict === verdict,
  });
  const shown = VERDICTS.filter((verdict) => by.verdict[verdict] || filter.verdict === verdict);
  return [
    tab("All", null, anyVerdict),
    ...shown.map((verdict) => tab(verdictText(verdict), verdict, by.verdict[verdict] ?? 0)),
  ];
}

function unknownText(stories: number): string {
  const some = stories.toLocaleString("en-US");
  const have = stories === 1 ? "1 story has" : `${some} stories have`;
  return `${have} moves that are just being checked again and are not counted by verdict yet. Load the page again in a moment.`;
}

/** What is chosen in a panel, in words. */
function chosenText(name: PanelName, { filter, companyName, views, address }: FilterBarParts): string | null {
  switch (name) {
    case "company":
      return companyName;
    case "move":
      return moveText(filter);
    case "dates":
      return datesText(filter);
    case "words":
      return filter.q === "" ? null : `“${filter.q}”`;
    case "views":
      return views.find((view) => view.address === address)?.name ?? null;
    default:
      return filter[name] || null;
  }
}
