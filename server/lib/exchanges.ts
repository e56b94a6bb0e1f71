/** The exchanges a listing can trade on, by ISO 10383 market identifier code. */

export interface Exchange {
  /** Market identifier code, e.g. "XNYS". */
  mic: string;
  name: string;
  /** IANA zone of the exchange's wall clock. */
  zone: string;
  /** What people call that clock: "New York". */
  city: string;
  /** ISO 4217 currency most of its listings trade in. */
  currency: string;
}

const NEW_YORK = { zone: "America/New_York", city: "New York", currency: "USD" };
const HONG_KONG = { zone: "Asia/Hong_Kong", city: "Hong Kong", currency: "HKD" };

const TABLE: readonly Exchange[] = [
  { mic: "XNYS", name: "New York Stock Exchange", ...NEW_YORK },
  { mic: "XNAS", name: "Nasdaq", ...NEW_YORK },
  { mic: "XASE", name: "NYSE American", ...NEW_YORK },
  { mic: "ARCX", name: "NYSE Arca", ...NEW_YORK },
  { mic: "BATS", name: "Cboe BZX", ...NEW_YORK },
  { mic: "OTCM", name: "OTC Markets", ...NEW_YORK },
  { mic: "XHKG", name: "Hong Kong Exchange", ...HONG_KONG },
  { mic: "XLON", name: "London Stock Exchange", zone: "Europe/London", city: "London", currency: "GBP" },
  { mic: "XPAR", name: "Euronext Paris", zone: "Europe/Paris", city: "Paris", currency: "EUR" },
  { mic: "XAMS", name: "Euronext Amsterdam", zone: "Europe/Amsterdam", city: "Amsterdam", currency: "EUR" },
  { mic: "XETR", name: "Xetra", zone: "Europe/Berlin", city: "Frankfurt", currency: "EUR" },
  { mic: "XSWX", name: "SIX Swiss Exchange", zone: "Europe/Zurich", city: "Zurich", currency: "CHF" },
  { mic: "XMIL", name: "Borsa Italiana", zone: "Europe/Rome", city: "Milan", currency: "EUR" },
  { mic: "XMAD", name: "Bolsa de Madrid", zone: "Europe/Madrid", city: "Madrid", currency: "EUR" },
  { mic: "XSTO", name: "Nasdaq Stockholm", zone: "Europe/Stockholm", city: "Stockholm", currency: "SEK" },
  { mic: "XCSE", name: "Nasdaq Copenhagen", zone: "Europe/Copenhagen", city: "Copenhagen", currency: "DKK" },
  { mic: "XOSL", name: "Oslo Børs", zone: "Europe/Oslo", city: "Oslo", currency: "NOK" },
  { mic: "XTKS", name: "Tokyo Stock Exchange", zone: "Asia/Tokyo", city: "Tokyo", currency: "JPY" },
  { mic: "XKRX", name: "Korea Exchange", zone: "Asia/Seoul", city: "Seoul", currency: "KRW" },
  { mic: "XSHG", name: "Shanghai Stock Exchange", zone: "Asia/Shanghai", city: "Shanghai", currency: "CNY" },
  { mic: "XSHE", name: "Shenzhen Stock Exchange", zone: "Asia/Shanghai", city: "Shenzhen", currency: "CNY" },
  { mic: "XTAI", name: "Taiwan Stock Exchange", zone: "Asia/Taipei", city: "Taipei", currency: "TWD" },
  {
    mic: "XNSE",
    name: "National Stock Exchange of India",
    zone: "Asia/Kolkata",
    city: "Mumbai",
    currency: "INR",
  },
  { mic: "XBOM", name: "BSE", zone: "Asia/Kolkata", city: "Mumbai", currency: "INR" },
  { mic: "XBRU", name: "Euronext Brussels", zone: "Europe/Brussels", city: "Brussels", currency: "EUR" },
  { mic: "XHEL", name: "Nasdaq Helsinki", zone: "Europe/Helsinki", city: "Helsinki", currency: "EUR" },
  {
    mic: "XASX",
    name: "Australian Securities Exchange",
    zone: "Australia/Sydney",
    city: "Sydney",
    currency: "AUD",
  },
  { mic: "XTSE", name: "Toronto Stock Exchange", zone: "America/Toronto", city: "Toronto", currency: "CAD" },
  { mic: "BVMF", name: "B3", zone: "America/Sao_Paulo", city: "São Paulo", currency: "BRL" },
  {
    mic: "XJSE",
    name: "Johannesburg Stock Exchange",
    zone: "Africa/Johannesburg",
    city: "Johannesburg",
    currency: "ZAR",
  },
];

const BY_MIC = new Map(TABLE.map((exchange) => [exchange.mic, exchange]));

/** Every exchange known, in the order a chooser should offer them. */
export const EXCHANGES: readonly Exchange[] = TABLE;

/** The exchange with that market identifier code, or undefined when it is not one we know. */
export function findExchange(mic: string): Exchange | undefined {
  return BY_MIC.get(mic);
}

/**
 * The exchange with that code.
 * @throws RangeError for a code that is not in the table: a listing of it cannot have been stored.
 */
export function exchangeOf(mic: string): Exchange {
  const exchange = BY_MIC.get(mic);
  if (!exchange) throw new RangeError(`unknown exchange ${mic}`);
  return exchange;
}
