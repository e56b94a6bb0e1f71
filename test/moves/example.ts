import type { Listing } from "../../server/companies/companies.ts";
import type { ReportedMove } from "../../server/moves/moves.ts";

/** The example story's sentence and its two moves. */
export const QUOTE = "Alibaba jumped 3% at one time in premarket trading while Meta fell 1%.";

function listing(ticker: string, companyName: string): Listing {
  const line = { id: 1, companyId: 1, mic: "XNYS", currency: "USD", kind: "equity", adsRatio: null } as const;
  return { ...line, ticker, companyName };
}

/** Alibaba, +3% in it, unless told otherwise. */
export function move(given: Partial<ReportedMove> = {}): ReportedMove {
  return {
    ...{
      id: 1,
      newsId: 1,
      subject: "Alibaba",
      listing: listing("BABA", "Alibaba"),
      percent: 3,
      percentTo: null,
    },
    ...{
      decimals: 0,
      qualifier: "exact",
      session: "premarket",
      statistic: "extreme",
      tradeDate: "2025-12-10",
    },
    ...{ quote: QUOTE, figureStart: 15, figureEnd: 17, unsure: false },
    ...given,
  };
}

/** Meta, −1%. */
export const META = move({
  ...{ id: 2, subject: "Meta", listing: listing("META", "Meta"), percent: -1, statistic: "last" },
  ...{ figureStart: 67, figureEnd: 69 },
});
