import type { Qualifier, Session, Statistic } from "../../moves/moves.ts";
import { phraseTable } from "./phrases.ts";

/** Words for the part of the day a price is of. */
export const SESSION_PHRASES = phraseTable<Session>({
  premarket: `
    premarket | pre-market | pre market | premkt | pre-mkt | pre-open | pre-bell | early pre | in the pre
    before the bell | before the open | before the opening bell | before the opening | before the market open
    before the market opened | before the market opens | before the cash market open | before bell
    ahead of the bell | ahead of the open | ahead of the opening bell | ahead of the market open | ahead of the cash market open
    prior to the open | prior to the bell | prior to the opening bell
  `,
  after_hours: `
    after-hours | afterhours | after hours | after-market | after market | aftermarket trading | aftermarket trade
    post-market | postmarket | post market | after-bell | after the bell | after the closing bell | after the close
    after the market closed | after markets closed | after the market close | following the close | following the closing bell
    ah | in the aftermarket | in aftermarket
    extended trading | extended trade | extended hours | extended-hours | extended session
    late trading | late trade | late session | postmarket trading
  `,
  overnight: "overnight | overnight trading | overnight trade | overnight session",
  regular: `
    in the session | during the session | for the session | for session | in the regular session | during the regular session
    regular session | regular trading | regular hours | regular-hours | intraday | intra-day
    midday | mid-day | at midday | noon | at noon
    morning trading | morning trade | morning | afternoon trading | afternoon trade | afternoon | mid-afternoon | mid-morning
    early trading | early trade | early deals | early dealings | late-morning | late-afternoon | early-afternoon
    after the open | after the opening bell | since the open
    at the open | at open | at DAY open | at the close | at close | at DAY close | by the close | at the opening bell
  `,
});

/** Words for which price of a session is meant, before its figure. */
export const STATISTIC_BEFORE = phraseTable<Statistic>({
  extreme: `
    as much as | as high as | as low as | up to | at one point | at one time | briefly | intraday high of | intraday low of
    at most | at its high | at its low | at its peak | at its worst | at its best | touched
  `,
});

/** The same right after a figure. */
export const STATISTIC_AFTER = phraseTable<Statistic>({
  extreme: `
    at one point | at one time | at its high | at its low | at its peak | at its worst | at its best | at the high | at the low
    at the peak | at the worst | at the best | at their high | at their low | at their peak | at their worst | at most
  `,
  close: "at the close | by the close | at close | to close | to end | to finish | to settle",
  open: "at the open | at open | at DAY open | higher at the open | lower at the open | at the opening bell | when markets opened | when the market opened | as markets opened | as trading began",
});

/** Words that hedge a figure, right before it. */
export const QUALIFIER_PHRASES = phraseTable<Qualifier>({
  more_than:
    "more than | over | above | at least | topped | topping | upwards of | north of | in excess of | exceeding",
  nearly: "nearly | almost | close to | just under | just shy of | shy of | just below | approaching | near",
  less_than: "less than | under | below | fewer than | not quite",
  about: "about | around | roughly | some | approximately | approx | circa | like | ~ | half",
});
