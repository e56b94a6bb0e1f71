import { words } from "./words.ts";

export const WEEKDAYS = words(
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
);

export const MONTHS = words(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
`);

/** Spans longer than a trading day. */
export const LONG_UNITS = words(`
  week weeks month months quarter quarters year years decade decades fortnight summer winter spring autumn fall half
  sessions days yrs mos wks stretch span streak
`);

export const COUNTS = words(`
  a an one two three four five six seven eight nine ten eleven twelve several few couple many some just only about
  nearly almost over under roughly approximately more less than at least past last previous prior next recent latest first final of the
  its their his her this that coming end same trading straight consecutive whole entire early late mid
`);

/** What a change is counted from when it is not the close before. */
export const ANCHORS = words(`
  high highs low lows peak peaks ago earlier year year's month quarter start beginning level levels ipo listing
  january february march april june july august september october november december trough bottom top
`);

/** Abbreviations of a comparison with an earlier year, quarter or month. */
export const COMPARISONS = words(
  "y/y yoy y-o-y mom m/m m-o-m qoq q/q q-o-q ytd y-t-d wtd mtd annualised annualized annually saar",
);

/** Longer spans in one word. */
export const SPAN_ADJECTIVES = words(
  "weekly monthly quarterly yearly annual year-to-date month-to-date 52-week 52wk three-day two-day four-day five-day week-long",
);
