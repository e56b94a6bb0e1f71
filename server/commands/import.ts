import { findExchange } from "../lib/exchanges.ts";
import { parseInterval } from "../prices/interval.ts";
import { isZone } from "../lib/dates.ts";
import { type Command, DB_OPTION, parse, UsageError } from "./command.ts";
import { importActionFiles } from "./import-actions.ts";
import { importArchives } from "./import-archive.ts";
import { importListings } from "./import-listings.ts";
import type { FileOptions } from "./import-parts.ts";
import { importPriceFiles } from "./import-prices.ts";

const DEFAULT_EXCHANGE = "XNYS";

export const command: Command = {
  usage: [
    "newsmove import prices FILE… [options]",
    "       newsmove import actions FILE… [options]",
    "       newsmove import listings FILE… [--exchange MIC] [--db PATH] [--json]",
    "       newsmove import archive FILE… [--replace] [--dry-run] [--db PATH] [--json]",
    "",
    "prices: the files of Yahoo, Nasdaq.com, Stooq, Investing.com and Alpha Vantage, intraday bars with the",
    "columns timestamp,open,high,low,close[,volume], and a long form with a column symbol. What a file does",
    "not say is asked for; one file is stored whole or not at all, and importing it again changes nothing.",
    "",
    "  --listing TICKER     whose prices they are, where neither the file nor its name says",
    "  --interval LENGTH    how long a bar is: 1m, 5m, 15m, 30m, 1h, 1d, … (default: from the spacing)",
    "  --zone ZONE          zone of times without an offset, such as America/New_York (default: the exchange's)",
    "  --date-order ORDER   mdy or dmy, where no date of the file tells",
    "",
    "actions: splits and dividends, columns ex_date,symbol,type,value or ex_date,symbol,ratio.",
    "",
    "  --replace        take the file's values where others are stored (undoing brings those back)",
    "  --keep-good      store the good rows of a file that has faulty ones",
    "  --dry-run        say what would be stored, and store nothing",
    "",
    "listings: CSV with the columns name,aliases,ticker,mic,currency,kind,ads_ratio, or the SEC's",
    "company_tickers.json. Known listings are updated, nothing is doubled.",
    "",
    "archive: what newsmove export --format json wrote. Into an empty database all of it as it was; into one",
    "in use what is not there yet: what is there stays as it is, but for prices with --replace.",
    "",
    `  --exchange MIC   where a symbol is not known, or a list names no exchange (default ${DEFAULT_EXCHANGE})`,
    `  ${DB_OPTION}`,
    "  --json           print the report as JSON, one line a file",
  ].join("\n"),
  async run(args) {
    const [what] = parse(args, OPTIONS, true).positionals;
    if (what !== "prices" && what !== "actions" && what !== "listings" && what !== "archive")
      throw new UsageError(
        "say what to import: newsmove import prices FILE, or actions, listings or archive",
      );
    const { values, positionals } = parse(args, OPTIONS_OF[what], true) as ReturnType<typeof parseAll>;
    const files = positionals.slice(1);
    if (files.length === 0) throw new UsageError(`name the file to import: newsmove import ${what} FILE`);
    if (what === "archive")
      return importArchives(files, {
        ...{ db: values.db, isJson: values.json ?? false, isDryRun: values["dry-run"] ?? false },
        replace: values.replace ?? false,
      });
    const exchange = values.exchange ?? DEFAULT_EXCHANGE;
    if (!findExchange(exchange))
      throw new UsageError(`--exchange ${exchange} is no exchange that is known, such as XNYS or XNAS`);
    if (what === "listings") return importListings(files, exchange, values);
    const options: FileOptions = {
      ...{ db: values.db, isJson: values.json ?? false, isDryRun: values["dry-run"] ?? false },
      ...{ exchange, isExchangeTold: values.exchange !== undefined },
      ...{ replace: values.replace ?? false, keepGood: values["keep-good"] ?? false },
    };
    if (what === "actions") return importActionFiles(files, options);
    return importPriceFiles(files, options, {
      listing: values.listing,
      zone: readZone(values.zone),
      interval: readInterval(values.interval),
      dateOrder: readDateOrder(values["date-order"]),
    });
  },
};

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const ALWAYS = { db: text, exchange: text, json: flag };
const STORING = { ...ALWAYS, replace: flag, "keep-good": flag, "dry-run": flag };
const OPTIONS = { ...STORING, listing: text, interval: text, zone: text, "date-order": text };
const ARCHIVE = { db: text, json: flag, replace: flag, "dry-run": flag };
const OPTIONS_OF = { listings: ALWAYS, actions: STORING, prices: OPTIONS, archive: ARCHIVE };

function parseAll(args: string[]) {
  return parse(args, OPTIONS, true);
}

function readInterval(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const interval = parseInterval(typed);
  if (interval === null) throw new UsageError(`--interval ${typed} is none, such as 1m, 5m, 1h or 1d`);
  return interval;
}

function readZone(typed: string | undefined): string | undefined {
  if (typed === undefined || isZone(typed)) return typed;
  throw new UsageError(`--zone ${typed} is no zone that is known, such as America/New_York or UTC`);
}

function readDateOrder(typed: string | undefined): "mdy" | "dmy" | undefined {
  if (typed === undefined || typed === "mdy" || typed === "dmy") return typed;
  throw new UsageError(`--date-order ${typed} is neither mdy (month first) nor dmy (day first)`);
}
