import { notedPrices } from "./checks/evidence.ts";
import { type OutcomeKeeper, outcomeKeeper } from "./checks/keep-outcomes.ts";
import { outcomesStore } from "./checks/outcomes-store.ts";
import { companiesStore } from "./companies/store.ts";
import type { Db } from "./db/open.ts";
import { movesStore } from "./moves/store.ts";
import { newsStore } from "./news/store.ts";
import { notesStore } from "./notes/store.ts";
import { barsStore } from "./prices/bars-store.ts";
import { type ColumnsStore, columnsStore } from "./search/filters/columns-store.ts";
import { type WordsIndex, wordsIndex } from "./search/index-store.ts";

/** What search and filters keep of a database; it follows whatever is changed there, by whomever. */
export interface Derived {
  words: WordsIndex;
  outcomes: OutcomeKeeper;
  columns: ColumnsStore;
}

export function derivedFrom(db: Db): Derived {
  const companies = companiesStore(db);
  return {
    words: wordsIndex(db),
    outcomes: outcomeKeeper({
      outcomes: outcomesStore(db),
      moves: movesStore(db, companies.listing),
      news: newsStore(db),
      bars: barsStore(db),
      readNotes: notedPrices(notesStore(db, companies.listing)),
    }),
    columns: columnsStore(db),
  };
}

/** Milliseconds that following in the background may take between two pages. */
const TURN_MS = 15;

/** Gives a turn of bringing all of it up to date; it tells whether more is left. */
export function following({ words, outcomes, columns }: Derived): () => boolean {
  return () => {
    // Filters wait for the stories, and for nothing else that there may be much of.
    if (columns.readOn()) return true;
    return words.catchUp(TURN_MS) > 0 || outcomes.catchUp(TURN_MS) > 0;
  };
}
