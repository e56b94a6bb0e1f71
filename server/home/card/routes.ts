import type { Request, RequestHandler, Router } from "express";
import { evidenceReader, notedPrices } from "../../checks/evidence.ts";
import { checkReporter } from "../../checks/report.ts";
import type { NewsStore } from "../../news/store.ts";
import { notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { ofOneMoment } from "../../web/one-moment.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import type { ReadingParts } from "../reading.ts";
import { storyListView } from "../story-view.ts";
import { cardColours } from "./colours.ts";
import { cardDocuments } from "./document.ts";
import { cardPicture } from "./picture.ts";
import { usedPrices } from "./used-prices.ts";
import { type CardView, cardView } from "./view.ts";

export interface CardParts extends ReadingParts {
  news: NewsStore;
  pages: Pages;
}

/** The evidence card of a story: as a document of its own, as a picture, and the data it rests on. */
export function cardRoutes(parts: CardParts): Router {
  return routes({
    "/news/:id/card": { get: ofOneMoment(parts, card(parts)) },
    "/news/:id/card.json": { get: ofOneMoment(parts, data(parts)) },
    "/news/:id/card.svg": { get: ofOneMoment(parts, picture(parts)) },
  });
}

function card(parts: CardParts): RequestHandler {
  const documentOf = cardDocuments();
  return (request, response) => {
    const view = cardAsked(parts, request);
    const { convention } = parts.settings();
    const isDownload = request.query.download === "1";
    const body = parts.pages.fragment("card/show", {
      ...{ card: view, colours: cardColours(convention), hasLinks: !isDownload },
    });
    const { html, contentSecurityPolicy } = documentOf(`Evidence: ${view.title}`, convention, body);
    response.set({ "Content-Security-Policy": contentSecurityPolicy, "Cache-Control": "no-store" });
    if (isDownload) response.attachment(`newsmove-story-${view.newsId}.html`);
    response.type("html").send(html);
  };
}

function data(parts: CardParts): RequestHandler {
  return (request, response) => {
    response.set("Cache-Control", "no-store").type("json").send(cardAsked(parts, request).record);
  };
}

function picture(parts: CardParts): RequestHandler {
  return (request, response) => {
    const view = cardAsked(parts, request);
    const colours = cardColours(parts.settings().convention);
    const svg = parts.pages.fragment("card/picture", { picture: cardPicture(view), colours });
    response.set("Cache-Control", "no-store").type("image/svg+xml").send(svg);
  };
}

function cardAsked(parts: CardParts, request: Request): CardView {
  const { news, moves, notes, bars, settings, clock } = parts;
  const item = news.find(idOf(request.params.id) ?? 0);
  if (!item) throw notFound("There is no story at this address. It may have been deleted.");
  const now = clock();
  const readNotes = notedPrices(notes);
  const check = checkReporter({ ...parts, readNotes }, now);
  const told = moves.ofNews(item.id);
  const reading = {
    evidence: evidenceReader(bars, readNotes),
    intraday: (listingId: number, from: number, to: number) =>
      bars.intervals(listingId).flatMap((interval) => bars.intraday(listingId, interval, from, to)),
  };
  const recorded = told.map((move) => {
    const report = check(move, item.published);
    return { move, report, used: usedPrices(move, item.published, report, reading) };
  });
  const list = storyListView([{ item, moves: told }], { check, readerZone: settings().zone });
  return cardView({ item, moves: recorded, list, now });
}
