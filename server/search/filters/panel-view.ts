import type { FilterBarParts } from "./bar-view.ts";
import {
  AFTERMATHS,
  addressOf,
  DAYS,
  DIRECTIONS,
  type Filter,
  type FilterName,
  FILTER_SESSIONS,
  isFiltered,
  partsOf,
} from "./filter.ts";
import { aftermathText, daysText, directionText, sessionText } from "./value-words.ts";

export const PANELS = ["publisher", "company", "topic", "move", "dates", "words", "views"] as const;
export type PanelName = (typeof PANELS)[number];

/** The values of a filter to choose from, and fields for those that are not among them. */
export interface PanelView {
  title: string;
  groups: { title: string; options: OptionView[] }[];
  form: PanelForm | null;
  foot: { text: string; href: string } | null;
}

export interface OptionView {
  text: string;
  /** "1,204"; null where it is not counted. */
  count: string | null;
  href: string;
  isCurrent: boolean;
}

export interface PanelForm {
  method: "get" | "post";
  action: string;
  button: string;
  fields: { name: string; label: string; type: string; value: string }[];
  /** The other filters, which stay as they are. */
  hidden: { name: string; value: string }[];
}

const FIELDS: Partial<Record<PanelName, { name: FilterName; label: string; type: string }[]>> = {
  publisher: [{ name: "publisher", label: "Another publisher", type: "text" }],
  company: [{ name: "company", label: "Another company or ticker", type: "text" }],
  topic: [{ name: "topic", label: "Another topic", type: "text" }],
  dates: [
    { name: "from", label: "From", type: "date" },
    { name: "to", label: "To", type: "date" },
  ],
  words: [{ name: "q", label: "Words that must occur", type: "search" }],
};

export function panelView(name: PanelName, title: string, parts: FilterBarParts): PanelView {
  const isViews = name === "views";
  return {
    title,
    groups: groupsOf(name, parts),
    form: isViews ? saveForm(parts) : formOf(name, parts),
    foot: isViews && parts.views.length > 0 ? { text: "Rename or delete", href: "/views" } : null,
  };
}

function groupsOf(name: PanelName, parts: FilterBarParts): PanelView["groups"] {
  const { filter, values } = parts;
  switch (name) {
    case "publisher":
    case "company":
    case "topic": {
      const options = values.map((value) => option(parts, value.name, { [name]: value.key }, value.count));
      return options.length === 0 ? [] : [{ title: "", options: [anyOption(parts, name), ...options] }];
    }
    case "move":
      return [
        listOf(parts, "session", "Session", FILTER_SESSIONS, sessionText),
        listOf(parts, "direction", "Direction", DIRECTIONS, directionText),
        listOf(parts, "aftermath", "What became of it", AFTERMATHS, aftermathText),
      ];
    case "dates": {
      const none = { days: null, from: "", to: "" };
      const any = {
        ...option(parts, "Any date", none),
        isCurrent: !filter.days && !filter.from && !filter.to,
      };
      return [
        {
          title: "",
          options: [any, ...DAYS.map((days) => option(parts, daysText(days), { ...none, days }))],
        },
      ];
    }
    case "words":
      return [];
    case "views":
      return viewsGroup(parts);
  }
}

function viewsGroup({ views, address }: FilterBarParts): PanelView["groups"] {
  if (views.length === 0) return [];
  const options = views.map((view) => ({
    ...{ text: view.name, count: null, href: view.address },
    isCurrent: view.address === address,
  }));
  return [{ title: "", options }];
}

/** Keeps what is shown under a name; null where nothing is chosen, or it is kept already. */
function saveForm({ views, address, filter }: FilterBarParts): PanelForm | null {
  if (!isFiltered(filter) || views.some((view) => view.address === address)) return null;
  return {
    ...{ method: "post", action: "/views", button: "Save view" },
    fields: [{ name: "name", label: "Name of this view", type: "text", value: "" }],
    hidden: [{ name: "address", value: address }],
  };
}

/** A list of few values, each with its count. */
function listOf<Name extends "session" | "direction" | "aftermath">(
  parts: FilterBarParts,
  name: Name,
  title: string,
  values: readonly NonNullable<Filter[Name]>[],
  textOf: (value: NonNullable<Filter[Name]>) => string,
) {
  const options = values.map((value) =>
    option(parts, textOf(value), { [name]: value }, parts.counts?.by[name]?.[value] ?? null),
  );
  return { title, options: [anyOption(parts, name), ...options] };
}

function anyOption(parts: FilterBarParts, name: FilterName): OptionView {
  const none = typeof parts.filter[name] === "string" ? "" : null;
  return option(parts, "Any", { [name]: none });
}

/** The same list with something else chosen. */
function option(
  { path, filter }: FilterBarParts,
  text: string,
  change: Partial<Filter>,
  count: number | null = null,
): OptionView {
  return {
    text,
    count: count === null ? null : count.toLocaleString("en-US"),
    href: addressOf(path, { ...filter, ...change }),
    isCurrent: Object.entries(change).every(([name, value]) => filter[name as FilterName] === value),
  };
}

function formOf(name: PanelName, { path, filter }: FilterBarParts): PanelForm | null {
  const fields = FIELDS[name];
  if (!fields) return null;
  const own: string[] = name === "dates" ? ["from", "to", "days"] : fields.map((field) => field.name);
  return {
    ...{ method: "get", action: path, button: "Show" },
    fields: fields.map((field) => ({ ...field, value: String(filter[field.name] ?? "") })),
    hidden: partsOf(filter).filter((part) => !own.includes(part.name)),
  };
}
