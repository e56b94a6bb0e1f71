import { gunzipSync } from "node:zlib";
import type { Request, RequestHandler, Router } from "express";
import { checkMove } from "../../checks/check-move.ts";
import { evidenceReader, notedPrices } from "../../checks/evidence.ts";
import { checkRow } from "../../checks/row.ts";
import type { CompaniesStore } from "../../companies/store.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { MovesStore } from "../../moves/store.ts";
import type { NewsStore } from "../../news/store.ts";
import type { NotesStore } from "../../notes/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import { intervalText } from "../../prices/prices.ts";
import type { ListedStudy, StudiesStore } from "../../studies/store.ts";
import { HttpError, notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { routes } from "../../web/routes.ts";
import { askedOf, listPage } from "../lists.ts";
import { listingJson, moveJson } from "../represent.ts";
import { askedBars } from "./bars.ts";

export interface ReadingApiParts {
  companies: CompaniesStore;
  news: NewsStore;
  moves: MovesStore;
  notes: NotesStore;
  bars: BarsStore;
  studies: StudiesStore;
}

const BASE = "/api/v1";

/** What programs may read but not write: moves and checks of a story, listings, bars, studies. */
export function readingApi(parts: ReadingApiParts): Router {
  return routes({
    [`${BASE}/moves`]: { get: movesOfStory(parts) },
    [`${BASE}/moves/:id`]: { get: move(parts) },
    [`${BASE}/checks`]: { get: checksOfStory(parts) },
    [`${BASE}/checks/:id`]: { get: check(parts) },
    [`${BASE}/listings`]: { get: listings(parts) },
    [`${BASE}/listings/:id`]: { get: listing(parts) },
    [`${BASE}/bars`]: { get: bars(parts) },
    [`${BASE}/studies`]: { get: studies(parts) },
    [`${BASE}/studies/:id`]: { get: study(parts) },
  });
}

const MOST_LISTINGS = 50;
const MOST_BARS = 5000;

function movesOfStory(parts: ReadingApiParts): RequestHandler {
  return (request, response) => {
    response.json({ items: movesAsked(parts, request).map(moveJson), next: null });
  };
}

function move(parts: ReadingApiParts): RequestHandler {
  return (request, response) => {
    response.json(moveJson(findMove(parts, request)));
  };
}

function checksOfStory(parts: ReadingApiParts): RequestHandler {
  return (request, response) => {
    response.json({ items: movesAsked(parts, request).map(checkerOf(parts)), next: null });
  };
}

/** The check of the move with that number. */
function check(parts: ReadingApiParts): RequestHandler {
  return (request, response) => {
    response.json(checkerOf(parts)(findMove(parts, request)));
  };
}

function checkerOf({ bars, notes, news }: ReadingApiParts) {
  const evidence = evidenceReader(bars, notedPrices(notes));
  return (move: ReportedMove) => {
    const story = news.find(move.newsId);
    if (!story) throw notFound("The story of that move was deleted.");
    const { check, reportedAt, note } = checkMove(move, story.published, evidence);
    return {
      ...checkRow(String(move.id), check),
      news_id: move.newsId,
      reported_at: reportedAt,
      assumed: note,
    };
  };
}

function listings({ companies }: ReadingApiParts): RequestHandler {
  return ({ query }, response) => {
    const found = companies.suggest(String(query.q ?? "").trim(), MOST_LISTINGS);
    response.json({ items: found.map(listingJson), next: null });
  };
}

function listing({ companies }: ReadingApiParts): RequestHandler {
  return (request, response) => {
    const found = companies.listing(idOf(request.params.id) ?? 0);
    if (!found) throw notFound("There is no listing of that number.");
    response.json(listingJson(found));
  };
}

function bars({ companies, bars }: ReadingApiParts): RequestHandler {
  return ({ query }, response) => {
    const asked = askedBars(query);
    if (!companies.listing(asked.listingId)) throw notFound("There is no listing of that number.");
    const { listingId, interval } = asked;
    const read = bars.page(listingId, interval, asked, MOST_BARS + 1);
    const following = read[MOST_BARS];
    const next =
      following &&
      new URLSearchParams({
        ...{ listing: String(listingId), interval: intervalText(interval), from: instant(following.start) },
        ...(query.to === undefined ? {} : { to: String(query.to) }),
      });
    response.json({
      items: read.slice(0, MOST_BARS).map(({ start, adjClose, ...bar }) => ({
        ...{ start: instant(start), ...bar, adj_close: adjClose },
      })),
      next: next ? `${BASE}/bars?${next}` : null,
    });
  };
}

function studies({ studies }: ReadingApiParts): RequestHandler {
  return ({ query }, response) => {
    const placeOf = ({ createdAt, id }: ListedStudy) => ({ at: createdAt, id });
    const { items, next } = listPage(`${BASE}/studies`, askedOf(query), studies.newest, placeOf);
    response.json({ items: items.map(({ id, name, ranAt }) => ({ id, name, ran_at: ranAt })), next });
  };
}

function study({ studies }: ReadingApiParts): RequestHandler {
  return (request, response) => {
    const found = studies.find(idOf(request.params.id) ?? 0);
    if (!found || found.deletedAt !== null)
      throw notFound("There is no study of that number, or it was deleted.");
    const [run, tables] = [studies.run(found.id), studies.tables(found.id)];
    response.json({
      ...{ id: found.id, name: found.name, ran_at: run?.ranAt ?? null, definition: run?.definition ?? null },
      tables: tables && JSON.parse(gunzipSync(tables).toString("utf8")),
    });
  };
}

function movesAsked({ news, moves }: ReadingApiParts, { query }: Request): ReportedMove[] {
  const id = idOf(query.news_id);
  if (id === null) throw new HttpError(400, "Give ?news_id= with the number of a story.");
  if (!news.find(id)) throw notFound("There is no story of that number, or it was deleted.");
  return moves.ofNews(id);
}

function findMove({ moves, news }: ReadingApiParts, request: Request): ReportedMove {
  const found = moves.find(idOf(request.params.id) ?? 0);
  if (!found || !news.find(found.newsId))
    throw notFound("There is no move of that number, or its story was deleted.");
  return found;
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
