import type { RequestHandler, Router } from "express";
import { sessionBars } from "../checks/session-bars.ts";
import type { CompaniesStore } from "../companies/store.ts";
import type { NewsStore } from "../news/store.ts";
import { newNoteForm, noteForm } from "../notes/form-page.ts";
import { notFound } from "../web/errors.ts";
import { idOf } from "../web/form.ts";
import { ofOneMoment } from "../web/one-moment.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { type AbnormalSectionParts, abnormalSection } from "./abnormal/section.ts";
import { checkingOf, type ReadingParts } from "./reading.ts";
import { storyPageView } from "./story-page-view.ts";

/** The page of one story, which brings news, moves and notes together. */
export interface HomeParts extends ReadingParts, AbnormalSectionParts {
  companies: CompaniesStore;
  news: NewsStore;
  pages: Pages;
}

export function homeRoutes(parts: HomeParts): Router {
  return routes({
    "/news/:id": { get: ofOneMoment(parts, story(parts)) },
  });
}

function story(parts: HomeParts): RequestHandler {
  const { news, moves, notes, pages } = parts;
  return (request, response) => {
    const id = idOf(request.params.id);
    const item = id === null ? undefined : news.find(id);
    if (!item) throw notFound("There is no story at this address. It may have been deleted.");
    pages.send(response, "news/show", {
      title: item.title,
      section: "news",
      data: {
        ...storyPageView({
          item,
          moves: moves.ofNews(item.id),
          mentions: news.mentionsOf(item.id),
          topics: news.topicsOf(item.id),
          notes: notes.ofNews(item.id),
          checking: checkingOf(parts),
          readBars: sessionBars(parts.bars),
        }),
        abnormal: abnormalSection(parts, item, moves.ofNews(item.id), textOf(request.query.index)),
        form: noteForm(parts, newNoteForm(parts, { story: item })),
      },
    });
  };
}

/** A query part as text; "" where it is none, or several. */
function textOf(part: unknown): string {
  return typeof part === "string" ? part.trim() : "";
}
