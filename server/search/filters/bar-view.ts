import { addressOf, type Filter, isFiltered } from "./filter.ts";
import { type PanelName, type PanelView, panelView } from "./panel-view.ts";
import type { Value } from "./values.ts";
import { datesText, moveText } from "./value-words.ts";

/** What stands above a list that can be narrowed. */
export interface FilterBarView {
  menus: MenuView[];
  /** The one that is open. */
  panel: PanelView | null;
  /** The list without any filter; null where there is none. */
  clear: string | null;
  problems: string[];
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
  /** By the name of a list, how many stories there are with each of its values; null where they are not counted. */
  counts: Record<string, Record<string, number>> | null;
}

const TITLES: Record<PanelName, string> = {
  publisher: "Publisher",
  company: "Company",
  topic: "Topic",
  move: "Move",
  dates: "Dates",
  words: "Words",
};

/** The bar of filters of a page. */
export function filterBarView(parts: FilterBarParts): FilterBarView {
  const { path, filter, names, open, problems } = parts;
  return {
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
    problems,
  };
}

/** What is chosen in a panel, in words. */
function chosenText(name: PanelName, { filter, companyName }: FilterBarParts): string | null {
  switch (name) {
    case "company":
      return companyName;
    case "move":
      return moveText(filter);
    case "dates":
      return datesText(filter);
    case "words":
      return filter.q === "" ? null : `“${filter.q}”`;
    default:
      return filter[name] || null;
  }
}
