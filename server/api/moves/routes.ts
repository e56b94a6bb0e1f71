import type { Request, RequestHandler, Router } from "express";
import { checkMove } from "../../checks/check-move.ts";
import { evidenceReader, notedPrices } from "../../checks/evidence.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { MovesStore } from "../../moves/store.ts";
import type { NewsItem } from "../../news/news.ts";
import type { NewsStore } from "../../news/store.ts";
import type { NotesStore } from "../../notes/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import { HttpError, notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { routes } from "../../web/routes.ts";
import { checkJson, moveJson } from "../represent.ts";

export interface MoveApiParts {
  news: NewsStore;
  moves: MovesStore;
  notes: NotesStore;
  bars: BarsStore;
}

const BASE = "/api/v1";

/** Reported moves and their checks: read. A move is written with its story. */
export function moveApi(parts: MoveApiParts): Router {
  return routes({
    [`${BASE}/moves`]: { get: movesOfStory(parts) },
    [`${BASE}/moves/:id`]: { get: move(parts) },
    [`${BASE}/checks`]: { get: checksOfStory(parts) },
    [`${BASE}/checks/:id`]: { get: check(parts) },
  });
}

function movesOfStory(parts: MoveApiParts): RequestHandler {
  return (request, response) => {
    const { moves } = storyAsked(parts, request);
    response.json({ items: moves.map(moveJson), next: null });
  };
}

function move(parts: MoveApiParts): RequestHandler {
  return (request, response) => {
    response.json(moveJson(findMove(parts, request).move));
  };
}

function checksOfStory(parts: MoveApiParts): RequestHandler {
  return (request, response) => {
    const { story, moves } = storyAsked(parts, request);
    const check = checker(parts);
    response.json({ items: moves.map((move) => check(move, story)), next: null });
  };
}

/** The check of the move with that number. */
function check(parts: MoveApiParts): RequestHandler {
  return (request, response) => {
    const { move, story } = findMove(parts, request);
    response.json(checker(parts)(move, story));
  };
}

function checker({ bars, notes }: MoveApiParts) {
  const evidence = evidenceReader(bars, notedPrices(notes));
  return (move: ReportedMove, story: NewsItem) => checkJson(move, checkMove(move, story.published, evidence));
}

function storyAsked({ news, moves }: MoveApiParts, { query }: Request) {
  const id = idOf(query.news_id);
  if (id === null) throw new HttpError(400, "Give ?news_id= with the number of a story.");
  const story = news.find(id);
  if (!story) throw notFound("There is no story of that number, or it was deleted.");
  return { story, moves: moves.ofNews(id) };
}

function findMove({ moves, news }: MoveApiParts, request: Request) {
  const move = moves.find(idOf(request.params.id) ?? 0);
  const story = move && news.find(move.newsId);
  if (!story) throw notFound("There is no move of that number, or its story was deleted.");
  return { move, story };
}
