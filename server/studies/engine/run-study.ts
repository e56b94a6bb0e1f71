import { groupBy } from "../../lib/lists.ts";
import { remembering } from "../../lib/remember.ts";
import type { StudyDefinition, StudyEvent } from "../study.ts";
import { type Aggregates, aggregate } from "./aggregate.ts";
import { type EventOutcome, type PlacedEvent, studyEvent } from "./event.ts";
import { mergeSameSession } from "./merge.ts";
import { otherEventExclusions, overlapChains } from "./overlap.ts";
import { returnsOf } from "./returns.ts";
import { type Moment, placeOfEvent, type Sessions, type Span } from "./sessions.ts";

/** Where a study's prices come from. Places are those of a session among the sessions of its exchange. */
export interface StudyPrices {
  /** The sessions of a symbol's exchange; of one that is not known, those of the index. */
  sessionsOf(symbol: string): Sessions;
  /** What an event's `when` says on the exchange's clock. */
  momentOf(event: StudyEvent, sessions: Sessions): Moment;
  /** Whether there is any daily price of a symbol. */
  isKnown(symbol: string): boolean;
  /** Total-return closes of a known symbol by place, at least from one to another; NaN where there is none. */
  closesOf(symbol: string, sessions: Sessions, span: Span): Float64Array;
}

/** What a study found. */
export interface StudyOutcome {
  definition: StudyDefinition;
  /** As defined, in that order, without those merged into another. */
  events: EventOutcome[];
  /** For each event that others of its stock and session were merged into, those. */
  merged: ReadonlyMap<StudyEvent, StudyEvent[]>;
  /** Events of one stock whose windows share sessions, chain by chain; those alone are left out. */
  overlaps: EventOutcome[][];
  /** The events that the aggregates rest on. */
  counted: EventOutcome[];
  aggregates: Aggregates;
}

/** Runs an event study. `progress` hears how many events are done. */
export function runStudy(
  definition: StudyDefinition,
  prices: StudyPrices,
  progress: (done: number) => void = () => undefined,
): StudyOutcome {
  const { kept: placed, merged } = definition.mergeSameSession
    ? mergeSameSession(placeEvents(definition, prices))
    : { kept: placeEvents(definition, prices), merged: new Map() };
  const exclusions = definition.excludeOtherEvents ? otherEventExclusions(placed) : [];
  const events = placed.map((event, i) => {
    progress(i);
    return studyEvent(event, definition, exclusions[i] ?? (() => false));
  });
  progress(definition.events.length);
  const chains = overlapChains(events, definition.eventWindow);
  const counted =
    definition.overlapPolicy === "first"
      ? chains.flatMap((chain) => chain.slice(0, 1))
      : events.filter(({ status }) => status === "ok");
  return {
    ...{ definition, events, merged, counted },
    overlaps: chains.filter((chain) => chain.length > 1),
    aggregates: aggregate(counted, definition),
  };
}

function placeEvents(definition: StudyDefinition, prices: StudyPrices): PlacedEvent[] {
  const placed = definition.events.map((event) => {
    const sessions = prices.sessionsOf(event.symbol);
    return { event, sessions, place: placeOfEvent(prices.momentOf(event, sessions), sessions) };
  });
  const seriesOf = seriesReader(placed, definition, prices);
  return placed.map((event) => ({ ...event, series: seriesOf(event.event.symbol) }));
}

/** Reads each symbol's returns once, over no more sessions than its events need. */
function seriesReader(
  placed: readonly Omit<PlacedEvent, "series">[],
  { estimation, eventWindow, returns, index }: StudyDefinition,
  prices: StudyPrices,
) {
  const spanOf = (events: typeof placed): Span => {
    const places = events.flatMap(({ place }) => (place === null ? [] : [place]));
    const least = places.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const most = places.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    // The first return needs the close before it.
    return { from: least + estimation.end - estimation.length, to: most + eventWindow[1] };
  };
  const bySessions = groupBy(placed, ({ sessions }) => sessions);
  const bySymbol = groupBy(placed, ({ event }) => event.symbol);
  const returnsOn = (symbol: string | null, sessions: Sessions, span: Span) =>
    symbol !== null && prices.isKnown(symbol)
      ? returnsOf(prices.closesOf(symbol, sessions, span), returns)
      : new Float64Array(sessions.dates.length).fill(Number.NaN);
  const market = remembering((sessions: Sessions) =>
    returnsOn(index, sessions, spanOf(bySessions.get(sessions) ?? [])),
  );
  return remembering((symbol: string) => {
    if (!prices.isKnown(symbol)) return null;
    const sessions = prices.sessionsOf(symbol);
    return {
      stock: returnsOn(symbol, sessions, spanOf(bySymbol.get(symbol) ?? [])),
      market: market(sessions),
    };
  });
}
