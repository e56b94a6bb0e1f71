import { describe, expect, test } from "vitest";
import { CatalogueError, readCatalogue } from "../../server/companies/catalogue.ts";

const HEADER = "name,aliases,ticker,mic,currency,kind,ads_ratio";

const read = (...lines: string[]) => readCatalogue([HEADER, ...lines].join("\n"), "XNYS");
const sec = (...entries: unknown[]) =>
  readCatalogue(JSON.stringify(Object.fromEntries(entries.map((entry, i) => [String(i), entry]))), "XNAS");

describe("a table", () => {
  test("has a line a listing", () => {
    expect(read("Alibaba,Alibaba Group|BABA Group,baba,xnys,usd,equity,8")).toEqual({
      rows: [
        {
          ...{ name: "Alibaba", aliases: ["Alibaba Group", "BABA Group"], ticker: "BABA", mic: "XNYS" },
          ...{ currency: "USD", kind: "equity", adsRatio: 8, isExchangeAssumed: false },
        },
      ],
      refused: [],
    });
  });

  test.each([
    ["a byte order mark", `\ufeff${HEADER}\nBoeing,,BA,XNYS,USD,equity,`],
    ["line ends of Windows", `${HEADER}\r\nBoeing,,BA,XNYS,USD,equity,\r\n`],
    ["empty lines", `${HEADER}\n\nBoeing,,BA,XNYS,USD,equity,\n\n`],
    ["blanks around values", `${HEADER}\n Boeing , ,BA, XNYS ,USD, equity ,`],
    ["quoted values", `${HEADER}\n"Boeing","","BA","XNYS","USD","equity",""`],
    ["columns in another order", "ticker,mic,currency,kind,name\nBA,XNYS,USD,equity,Boeing"],
    ["columns that nobody asked for", `${HEADER},sector\nBoeing,,BA,XNYS,USD,equity,,planes`],
    ["no ratio at the end", `${HEADER}\nBoeing,,BA,XNYS,USD,equity`],
  ])("may have %s", (_what, text) => {
    const { rows, refused } = readCatalogue(text, "XNYS");
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ name: "Boeing", aliases: [], ticker: "BA", mic: "XNYS", adsRatio: null }]);
  });

  test.each([
    ["no name", ",,BA,XNYS,USD,equity,", "no name"],
    ["no ticker", "Boeing,,,XNYS,USD,equity,", "no ticker"],
    ["a ticker that is none", "Boeing,,B A,XNYS,USD,equity,", "no ticker"],
    ["an unknown exchange", "Boeing,,BA,NYSE,USD,equity,", "an exchange that is not known"],
    ["no exchange", "Boeing,,BA,,USD,equity,", "an exchange that is not known"],
    ["a currency that is none", "Boeing,,BA,XNYS,dollars,equity,", "a currency that is not three letters"],
    ["an unknown kind", "Boeing,,BA,XNYS,USD,share,", "a kind other than"],
    ["a ratio that is none", "Boeing,,BA,XNYS,USD,equity,many", "an ADS ratio"],
    ["an endless ratio", "Boeing,,BA,XNYS,USD,equity,1e999", "an ADS ratio"],
    ["a ratio below zero", "Boeing,,BA,XNYS,USD,equity,-1", "an ADS ratio"],
    ["a line cut off", "Boeing,,BA", "an exchange"],
  ])("refuses a row with %s by its line, and takes the others", (_what, row, reason) => {
    const { rows, refused } = read("Ford,,F,XNYS,USD,equity,", row, "Tesla,,TSLA,XNAS,USD,equity,");
    expect(rows.map(({ ticker }) => ticker)).toEqual(["F", "TSLA"]);
    expect(refused).toMatchObject([{ line: 3 }]);
    expect(refused[0]?.reason).toContain(reason);
  });

  test.each([
    ["another header", "company,symbol\nBoeing,BA", "it has no column name, ticker, mic, currency, kind"],
    ["one column less", "name,ticker,mic,currency\nBoeing,BA,XNYS,USD", "it has no column kind"],
    ["nothing", "", "it has no column"],
    ["a quotation mark without its end", `${HEADER}\n"Boeing,,BA`, "it cannot be read as CSV"],
  ])("with %s is none", (_what, text, words) => {
    expect(() => readCatalogue(text, "XNYS")).toThrow(CatalogueError);
    expect(() => readCatalogue(text, "XNYS")).toThrow(words);
  });
});

describe("the SEC's company_tickers.json", () => {
  test("names no exchange: the one given is assumed, with its currency", () => {
    expect(sec({ cik_str: 320193, ticker: "AAPL", title: "Apple Inc." })).toEqual({
      rows: [
        {
          ...{ name: "Apple", aliases: [], ticker: "AAPL", mic: "XNAS", currency: "USD" },
          ...{ kind: "equity", adsRatio: null, isExchangeAssumed: true },
        },
      ],
      refused: [],
    });
  });

  test.each([
    ["NVIDIA CORP", "Nvidia"],
    ["Apple Inc.", "Apple"],
    ["AT&T INC.", "AT&T"],
    ["3M CO", "3M"],
    ["BOEING CO", "Boeing"],
    ["BERKSHIRE HATHAWAY INC", "Berkshire Hathaway"],
    ["Alibaba Group Holding Ltd", "Alibaba Group Holding"],
    ["MCDONALDS CORP", "Mcdonalds"],
    ["Eaton Corp plc", "Eaton"],
    ["BANK OF AMERICA CORP /DE/", "Bank of America"],
    ["Trust Co", "Trust"],
    ["SAP SE", "SAP"],
  ])("%s goes by %s", (title, name) => expect(sec({ ticker: "X", title }).rows[0]?.name).toBe(name));

  test("share classes have a dot, as in the news", () => {
    expect(sec({ ticker: "BRK-B", title: "Berkshire" }).rows[0]?.ticker).toBe("BRK.B");
  });

  test("refuses an entry without ticker or title by its place, and takes the others", () => {
    const { rows, refused } = sec({ ticker: "A", title: "Agilent" }, { ticker: "B" }, 5, {
      ticker: "C",
      title: "Citi",
    });
    expect(rows.map(({ ticker }) => ticker)).toEqual(["A", "C"]);
    expect(refused).toEqual([
      { line: 2, reason: "no ticker and title" },
      { line: 3, reason: "no ticker and title" },
    ]);
  });

  test("broken off is none", () => {
    expect(() => readCatalogue('{"0":{"ticker":', "XNYS")).toThrow(CatalogueError);
  });
});
