import type { RequestHandler, Router } from "express";
import { notedPrices } from "../../checks/evidence.ts";
import { checkReporter } from "../../checks/report.ts";
import { reasonName } from "../../checks/view-words.ts";
import type { Clock } from "../../lib/dates.ts";
import { type Place, TOP } from "../../lib/place.ts";
import type { MovesStore } from "../../moves/store.ts";
import type { NewsItem } from "../../news/news.ts";
import type { NewsStore } from "../../news/store.ts";
import type { NotesStore } from "../../notes/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import type { SpansStore } from "../../prices/spans-store.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import { type TalliedMove, tallies } from "./tally.ts";
import { publishersView, SORTS, type Sort } from "./view.ts";

export interface PublisherParts {
  news: NewsStore;
  moves: MovesStore;
  notes: NotesStore;
  bars: BarsStore;
  spans: SpansStore;
  pages: Pages;
  clock: Clock;
}

export function publisherRoutes(parts: PublisherParts): Router {
  return routes({ "/publishers": { get: publishers(parts) } });
}

function publishers(parts: PublisherParts): RequestHandler {
  return (request, response) => {
    const sort = SORTS.find((name) => name === request.query.sort) ?? ("interval" satisfies Sort);
    parts.pages.send(response, "publishers/show", {
      title: "How publishers’ numbers checked out",
      section: "publishers",
      data: publishersView(tallies(movesOf(parts)), sort),
    });
  };
}

/** The moves of all stories, checked, read in stretches. */
function* movesOf({ news, moves, notes, bars, spans, clock }: PublisherParts): Generator<TalliedMove> {
  const check = checkReporter({ bars, spans, readNotes: notedPrices(notes) }, clock());
  for (const { id, publisher, published } of allStories(news)) {
    for (const move of moves.ofNews(id)) {
      const report = check(move, published);
      yield { publisher, report, reason: reasonName(report, move.listing !== null) };
    }
  }
}

const STRETCH = 200;

function* allStories(news: NewsStore): Generator<NewsItem> {
  let after: Place = TOP;
  for (;;) {
    const items = news.newest(STRETCH, after);
    yield* items;
    const last = items.at(-1);
    if (!last || items.length < STRETCH) return;
    after = { at: last.sortAt, id: last.id };
  }
}
