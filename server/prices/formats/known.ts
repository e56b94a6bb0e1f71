import type { Field, Format } from "./format.ts";

const PRICES = { open: "open", high: "high", low: "low", close: "close", volume: "volume" } as const;

const ADJUSTED: Record<string, Field> = {
  "adj close": "adjClose",
  "adjusted close": "adjClose",
  adjclose: "adjClose",
};

const TIMES: Record<string, Field> = {
  ...{ date: "date", datetime: "date", timestamp: "date", start: "date", time: "time" },
  ...{ start_utc: "date", date_utc: "date", timestamp_utc: "date" },
  ...{ "date/time": "date", "date time": "date" },
};

/** Every format, the most particular first: the first that fits a file is taken. */
export const FORMATS: readonly Format[] = [
  {
    name: "Alpha Vantage",
    columns: {
      ...{ timestamp: "date", ...PRICES, "adjusted close": "adjClose" },
      ...{ "dividend amount": "dividend", "split coefficient": "split" },
    },
    numbers: "plain",
    marks: ["dividend amount", "split coefficient"],
  },
  {
    name: "Investing.com",
    columns: { date: "date", price: "close", open: "open", high: "high", low: "low", "vol.": "volume" },
    numbers: "grouped",
    marks: ["change %", "vol."],
  },
  {
    name: "Nasdaq.com",
    columns: { date: "date", "close/last": "close", ...PRICES },
    numbers: "grouped",
    looksLike: (sample, header) => header.includes("close/last") || /(^|[,;"])\$\d/m.test(sample),
  },
  {
    name: "Yahoo",
    columns: { date: "date", ...PRICES, ...ADJUSTED },
    numbers: "grouped",
    marks: Object.keys(ADJUSTED),
    looksLike: (_sample, header) => !header.includes("symbol") && !header.includes("ticker"),
  },
  {
    name: "Stooq",
    columns: {
      ...{ data: "date", czas: "time", otwarcie: "open", najwyzszy: "high", najnizszy: "low" },
      ...{ zamkniecie: "close", wolumen: "volume" },
    },
    numbers: "plain",
    marks: ["zamkniecie"],
  },
  {
    name: "Stooq",
    columns: { date: "date", time: "time", ...PRICES },
    numbers: "plain",
    looksLike: (sample, header) =>
      /^date(,time)?,open,high,low,close(,volume)?$/.test(header.join(",")) && sample.includes("\r\n"),
  },
  {
    name: "long form",
    columns: {
      ...{ ...TIMES, symbol: "symbol", ticker: "symbol", ...PRICES, ...ADJUSTED, adj_close: "adjClose" },
    },
    numbers: "plain",
    marks: ["symbol", "ticker"],
  },
  {
    name: "plain",
    columns: { ...TIMES, ...PRICES, ...ADJUSTED },
    numbers: "plain",
  },
];
