import { sharingExchanges } from "../lib/calendar-rules.ts";
import { groupBy } from "../lib/lists.ts";
import { remembering } from "../lib/remember.ts";
import type { MovesStore } from "../moves/store.ts";
import type { NewsStore } from "../news/store.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import { closedDays } from "../prices/closed-days.ts";
import { checkMove } from "./check-move.ts";
import { evidenceReader, type ReadNotes } from "./evidence.ts";
import { type Outcome, outcomeOf } from "./outcomes.ts";
import type { ClosedDay, OutcomesStore } from "./outcomes-store.ts";

export type OutcomeKeeper = ReturnType<typeof outcomeKeeper>;

export interface OutcomeParts {
  outcomes: OutcomesStore;
  moves: MovesStore;
  news: NewsStore;
  bars: BarsStore;
  readNotes: ReadNotes;
}

/** The method of checking. Whoever changes what a check gives for the same prices counts on here, and all are made anew. */
const METHOD = 1;

const AT_ONCE = 50;

/** Milliseconds that a page may spend on moves that must be checked again; the others it tells to be waiting. */
export const CHECK_MS = 15;

/**
 * Keeps what comes of checking moves for filters. Whatever a check may depend on has it forgotten in
 * the transaction that changes it; here it is found out again.
 */
export function outcomeKeeper({ outcomes, moves, news, bars, readNotes }: OutcomeParts) {
  /** Checks moves until the moment given (performance.now()), or until none waits. */
  const checkUntil = (until: number): void => {
    const evidence = evidenceReader(bars, readNotes, keptClosedDays(outcomes));
    const hasBars = remembering((listingId: number) => bars.hasAny(listingId));
    const itemOf = remembering((newsId: number) => news.findAny(newsId));
    const checked = (id: number): Outcome => {
      const move = moves.find(id);
      const item = move && itemOf(move.newsId);
      if (!move || !item) throw new Error(`move ${id} waits for its check and is not there`);
      const { listing } = move;
      const checked = checkMove(move, item.published, evidence);
      return outcomeOf(checked, listing, listing !== null && hasBars(listing.id));
    };
    for (;;) {
      const ids = outcomes.toCheck(AT_ONCE);
      outcomes.put(new Map(ids.map((id) => [id, checked(id)])));
      if (ids.length < AT_ONCE || performance.now() > until) return;
    }
  };

  return {
    /**
     * Checks what waits, for so many milliseconds or a little longer, unless writing
     * is refused for now. Gives how many moves still wait, 10,001 standing for more.
     */
    catchUp(budget: number): number {
      const isOther = outcomes.method() !== METHOD;
      if (!isOther && !outcomes.pricesAreNew() && outcomes.waiting() === 0) return 0;
      const until = performance.now() + budget;
      const ran = outcomes.unlessRefused(() => {
        if (isOther) outcomes.setMethod(METHOD);
        if (outcomes.pricesAreNew()) {
          outcomes.keepClosedDays(closedDaysOf(bars));
          outcomes.notePrices();
        }
        checkUntil(until);
      });
      // While prices are being written nobody can say yet how many moves they touch.
      return ran ? outcomes.waiting() : Math.max(1, outcomes.waiting());
    },
  };
}

/** The exchange that stands for all that share its sessions. */
function firstSharing(mic: string): string {
  return sharingExchanges(mic)[0] ?? mic;
}

/** Tells of an exchange and a date whether it is kept as closed. */
function keptClosedDays(outcomes: OutcomesStore): (mic: string, date: string) => boolean {
  const days = groupBy(outcomes.closedDays(), ({ mic }) => mic);
  const datesOf = remembering((mic: string) => new Set((days.get(mic) ?? []).map(({ date }) => date)));
  return (mic, date) => datesOf(firstSharing(mic)).has(date);
}

/** The sessions of calendars that seem to have been none. */
function closedDaysOf(bars: BarsStore): ClosedDay[] {
  return closedDays(bars).map(({ date, mics }) => ({ date, mic: firstSharing(String(mics[0])) }));
}
