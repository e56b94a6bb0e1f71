import { notedPrices } from "../checks/evidence.ts";
import { checkReporter } from "../checks/report.ts";
import type { Clock } from "../lib/dates.ts";
import type { MovesStore } from "../moves/store.ts";
import type { NewsItem } from "../news/news.ts";
import type { NotesStore } from "../notes/store.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import type { SpansStore } from "../prices/spans-store.ts";
import type { Settings } from "../settings/settings.ts";
import type { AtOneMoment } from "../web/one-moment.ts";
import type { Checking, Story } from "./story-view.ts";

/** What pages read the moves of their stories from, and hold them against. */
export interface ReadingParts {
  atOneMoment: AtOneMoment;
  moves: MovesStore;
  notes: NotesStore;
  bars: BarsStore;
  spans: SpansStore;
  settings: () => Settings;
  clock: Clock;
}

/** Stories with the moves they report. */
export function withMoves(items: readonly NewsItem[], moves: MovesStore): Story[] {
  return items.map((item) => ({ item, moves: moves.ofNews(item.id) }));
}

/** Made anew for each page: what is imported or undone shows at the next. */
export function checkingOf({ bars, spans, notes, settings, clock }: ReadingParts): Checking {
  return {
    check: checkReporter({ bars, spans, readNotes: notedPrices(notes) }, clock()),
    readerZone: settings().zone,
  };
}
