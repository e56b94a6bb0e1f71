import type { Db } from "../../db/open.ts";
import { DAY_MS } from "../../lib/dates.ts";
import { groupBy } from "../../lib/lists.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { Aspect, StoryEntry } from "./columns.ts";
import { kindOf, MENTION, type OutcomeWords, outcomeOf, withOutcome } from "./kinds.ts";
import { type Names, names } from "./names.ts";

interface ItemRow {
  id: number;
  sortAt: string;
  date: string;
  publisher: string;
}

type MoveRow = Pick<ReportedMove, "newsId" | "id" | "session" | "percent" | "percentTo"> &
  OutcomeWords & { companyId: number | null };

interface Ids {
  after: number;
  upTo: number;
}

/** Reads stories by their ids as filters see them. */
export function entryReader(db: Db) {
  const items = db.prepare<Ids, ItemRow>(
    `SELECT id, sort_at AS sortAt, coalesce(published_date, substr(created_at, 1, 10)) AS date, publisher
     FROM news_items WHERE id > @after AND id <= @upTo AND deleted_at IS NULL ORDER BY id`,
  );
  const moves = db.prepare<Ids, MoveRow>(
    `SELECT news_id AS newsId, reported_moves.id, session, percent, percent_to AS percentTo, company_id AS companyId,
            verdict, aftermath, missing
     FROM reported_moves LEFT JOIN listings ON listings.id = listing_id
       LEFT JOIN move_outcomes ON move_id = reported_moves.id
     WHERE news_id > @after AND news_id <= @upTo ORDER BY news_id, position`,
  );
  const mentions = db.prepare<Ids, { newsId: number; companyId: number }>(
    `SELECT news_id AS newsId, company_id AS companyId FROM mentions WHERE news_id > @after AND news_id <= @upTo`,
  );
  const topics = db.prepare<Ids, { newsId: number; topicId: number }>(
    `SELECT news_id AS newsId, topic_id AS topicId FROM news_topics WHERE news_id > @after AND news_id <= @upTo`,
  );
  const publishers: Names = names();

  return {
    publishers,
    /** The stories there are with ids after one and up to another. */
    read(after: number, upTo: number): StoryEntry[] {
      const ids = { after, upTo };
      const movesOf = groupBy(moves.all(ids), ({ newsId }) => newsId);
      const mentionsOf = groupBy(mentions.all(ids), ({ newsId }) => newsId);
      const topicsOf = groupBy(topics.all(ids), ({ newsId }) => newsId);
      return items.all(ids).map(({ id, sortAt, date, publisher }) => ({
        ...{
          id,
          at: Date.parse(sortAt),
          day: Date.parse(date) / DAY_MS,
          publisher: publishers.numberOf(publisher),
        },
        aspects: aspectsOf(
          movesOf.get(id) ?? [],
          (mentionsOf.get(id) ?? []).map(({ companyId }) => companyId),
        ),
        topics: (topicsOf.get(id) ?? []).map(({ topicId }) => topicId),
      }));
    },
  };
}

/** The moves of a story, and the companies it mentions without one; one that has neither has a blank aspect. */
function aspectsOf(moves: readonly MoveRow[], mentioned: readonly number[]): Aspect[] {
  const told = moves.map((move): Aspect => {
    const kind = withOutcome(kindOf(move), outcomeOf(move));
    return { kind, company: move.companyId ?? 0, move: move.id };
  });
  const only = mentioned.filter((company) => !told.some((aspect) => aspect.company === company));
  const aspects = [...told, ...only.map((company): Aspect => ({ kind: MENTION, company, move: 0 }))];
  return aspects.length > 0 ? aspects : [{ kind: MENTION, company: 0, move: 0 }];
}
