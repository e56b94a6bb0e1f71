import type { RequestHandler, Router } from "express";
import type { Settings } from "../settings/settings.ts";
import { fieldsOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { foundCompanies, foundNotes, foundStories, type Sources } from "./found.ts";
import type { WordsIndex } from "./index-store.ts";
import { readQuery } from "./query.ts";
import { GROUPS, type Group, searchView } from "./view.ts";

export interface SearchParts extends Sources {
  words: WordsIndex;
  settings: () => Settings;
  pages: Pages;
}

export function searchRoutes(parts: SearchParts): Router {
  return routes({ "/search": { get: search(parts) } });
}

/** Milliseconds a search may spend on what was changed since the last. */
const CATCH_UP_MS = 100;
/** Shown of each group beside the others, and of one by itself. */
const SHOWN: Record<Group, number> = { companies: 5, stories: 10, notes: 5 };
const SHOWN_ALONE = 30;

/** ?q= is what was typed, ?in= the one group to show, ?after= the place in it to go on from. */
function search(parts: SearchParts): RequestHandler {
  const { words, settings, pages } = parts;
  return (request, response) => {
    const fields = fieldsOf(request.query, ["q", "in", "after"]);
    const typed = fields.q.trim();
    const only = GROUPS.find((group) => group === fields.in) ?? null;
    const waiting = words.catchUp(CATCH_UP_MS);
    const query = readQuery(typed);
    const wanted = (group: Group) => {
      if (only === null) return { limit: SHOWN[group], after: "" };
      return only === group ? { limit: SHOWN_ALONE, after: fields.after } : { limit: 0, after: "" };
    };
    const found = {
      companies: foundCompanies(parts, query, wanted("companies")),
      stories: foundStories(parts, query, wanted("stories")),
      notes: foundNotes(parts, query, wanted("notes"), settings().zone),
    };
    pages.send(response, "search/show", {
      title: typed === "" ? "Search" : `Search: ${typed}`,
      data: searchView({ typed, query, only, isFirst: fields.after === "", found, waiting }),
    });
  };
}
