import type { RequestHandler, Router } from "express";
import type { Clock } from "../../lib/dates.ts";
import { pageOf, readPlace, TOP } from "../../lib/place.ts";
import type { NewsStore } from "../../news/store.ts";
import type { NotesStore } from "../../notes/store.ts";
import type { Settings } from "../../settings/settings.ts";
import { fieldsOf, idOf } from "../../web/form.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import type { TrashStore } from "./store.ts";
import { TRASH_DAYS, trashText } from "./trash.ts";
import { noteRow, storyRow } from "./view.ts";

export interface TrashParts {
  trash: TrashStore;
  news: Pick<NewsStore, "deleted">;
  notes: Pick<NotesStore, "deleted">;
  settings: () => Settings;
  pages: Pages;
  clock: Clock;
}

/** What was deleted. Bringing back is each slice's own. */
export function trashRoutes(parts: TrashParts): Router {
  return routes({
    "/data/trash": { get: show(parts) },
    "/data/trash/empty": { get: askEmpty(parts), post: empty(parts) },
  });
}

const PAGE_ROWS = 50;

function show({ trash, news, notes, settings, pages }: TrashParts): RequestHandler {
  return ({ query }, response) => {
    const { zone } = settings();
    const [storiesAfter, notesAfter] = [readPlace(query.stories), readPlace(query.notes)];
    const stories = pageOf(news.deleted(PAGE_ROWS + 1, storiesAfter), PAGE_ROWS, placeOf);
    const written = pageOf(notes.deleted(PAGE_ROWS + 1, notesAfter), PAGE_ROWS, placeOf);
    const counts = trash.count();
    pages.send(response, "keeping/trash", {
      title: "Trash",
      section: "data",
      data: {
        days: TRASH_DAYS,
        isEmpty: counts.stories + counts.notes === 0,
        isFirst: storiesAfter === TOP && notesAfter === TOP,
        lists: [
          {
            ...{ id: "stories", title: "Stories", count: counts.stories, older: stories.older },
            rows: stories.shown.map((item) => storyRow(item, zone)),
          },
          {
            ...{ id: "notes", title: "Price notes", count: counts.notes, older: written.older },
            rows: written.shown.map((note) => noteRow(note, zone)),
          },
        ],
        emptied: idOf(query.emptied),
      },
    });
  };
}

function askEmpty({ trash, pages, clock }: TrashParts): RequestHandler {
  return (_request, response) => {
    const counts = trash.count();
    if (counts.stories + counts.notes === 0) return response.redirect(303, "/data/trash");
    // What is deleted after this question was not asked about.
    const data = { what: trashText(counts), until: clock().toISOString() };
    pages.send(response, "keeping/empty-trash", { title: "Empty the trash?", section: "data", data });
  };
}

function empty({ trash }: TrashParts): RequestHandler {
  return (request, response) => {
    const { until } = fieldsOf(request.body, ["until"]);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(until)) {
      return response.redirect(303, "/data/trash/empty");
    }
    const { stories, notes } = trash.purge(until);
    response.redirect(303, `/data/trash?emptied=${stories + notes}`);
  };
}

function placeOf({ deletedAt, id }: { deletedAt: string; id: number }) {
  return { at: deletedAt, id };
}
