import { expect, test } from "vitest";
import { makeCompany, makeListing } from "../support/factories.ts";
import { startServer } from "../support/server.ts";

test("a company has one page, whichever of its tickers is asked for, in any letter case", async () => {
  const server = await startServer({ seeded: true });
  for (const ticker of ["BABA", "baba", "9988"]) {
    const page = await (await server.get(`/companies/${ticker}`)).text();
    expect(page, ticker).toContain("<h1>Alibaba</h1>");
    expect(page, ticker).toContain("1 ADS = 8 shares");
  }
});

test("a company without a listing is found by its name", async () => {
  const server = await startServer({ seeded: true });
  expect((await server.get("/companies/openai")).status).toBe(200);
  expect((await server.get("/companies/nobody")).status).toBe(404);
});

test("a story that mentions a company stands on its page, without another company's move", async () => {
  const server = await startServer({ seeded: true });
  const page = await (await server.get("/companies/NVDA")).text();
  expect(page).toContain("Alibaba Jumps 3%");
  expect(page).not.toContain("+3%</");
});

test("the list goes on by pages, and companies of one name are all on it", async () => {
  const server = await startServer();
  for (let n = 0; n < 230; n++) makeCompany(server.db, n % 2 ? "Twin" : `Company ${n}`);
  let rows = 0;
  for (let path: string | undefined = "/companies"; path; ) {
    const page: string = await (await server.get(path)).text();
    rows += [...page.matchAll(/scope="rowgroup"/g)].length;
    path = /href="(\/companies\?after=[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  }
  expect(rows).toBe(230);
});

test("suggestions: by ticker, by the beginning of a name, and for hostile text none", async () => {
  const server = await startServer({ seeded: true });
  makeListing(server.db, { companyName: "Metalworks", ticker: "MTW" });
  const labels = async (q: string) => {
    const answer = await server.get(`/listings?q=${encodeURIComponent(q)}`);
    return ((await answer.json()) as { label: string }[]).map(({ label }) => label);
  };
  expect(await labels("meta")).toEqual(["META Meta, XNAS"]);
  expect(await labels("met")).toEqual(["META Meta, XNAS", "MTW Metalworks, XNYS"]);
  expect(await labels("Alibaba")).toEqual(["BABA Alibaba, XNYS", "9988 Alibaba, XHKG"]);
  for (const hostile of ["", "%", "'; DROP TABLE listings; --", "\u0000", "_"])
    expect(await labels(hostile)).toEqual([]);
});
