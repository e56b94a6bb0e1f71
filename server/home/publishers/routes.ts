import type { RequestHandler, Router } from "express";
import { CHECK_MS, type OutcomeKeeper } from "../../checks/keep-outcomes.ts";
import { rememberingWhile } from "../../lib/remember.ts";
import { type OutcomeCount, outcomesByPublisher } from "../../search/filters/by-publisher.ts";
import type { ColumnsStore } from "../../search/filters/columns-store.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import { tallies } from "./tally.ts";
import { publishersView, SORTS, type Sort } from "./view.ts";

export interface PublisherParts {
  outcomes: OutcomeKeeper;
  columns: ColumnsStore;
  pages: Pages;
}

export function publisherRoutes(parts: PublisherParts): Router {
  return routes({ "/publishers": { get: publishers(parts) } });
}

function publishers({ outcomes, columns, pages }: PublisherParts): RequestHandler {
  // Whoever sorts the table asks for the same again.
  const kept = rememberingWhile<OutcomeCount[]>(1);
  return async (request, response) => {
    const sort = SORTS.find((name) => name === request.query.sort) ?? ("interval" satisfies Sort);
    outcomes.catchUp(CHECK_MS);
    const stories = await columns.read();
    const all = kept(columns.stamp(), "", () => outcomesByPublisher(stories));
    const nameOf = (publisher: number) => columns.publishers.nameOf(publisher) ?? "";
    pages.send(response, "publishers/show", {
      title: "How publishers’ numbers checked out",
      section: "publishers",
      data: publishersView(tallies(all, nameOf), sort),
    });
  };
}
