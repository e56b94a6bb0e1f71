import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeNote } from "../../support/factories.ts";
import { type CardReader, cardOf, DAY, DAYS, MINUTES } from "./example.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The hash that a card prints. */
async function printed(reader: CardReader): Promise<string> {
  return (await reader.card()).querySelector(".proof code")?.textContent ?? "";
}

async function checked(): Promise<CardReader> {
  const reader = await cardOf();
  reader.bars(...DAYS, ...MINUTES);
  return reader;
}

test("the number is that of the data file, and of the data printed in the card itself", async () => {
  const reader = await checked();
  const data = await reader.data();
  expect(await printed(reader)).toBe(sha256(data));
  expect((await reader.card()).querySelector("pre")?.textContent).toBe(data);
});

test("the data hold the claim, every bar that was read and nothing that came after the report", async () => {
  const reader = await checked();
  expect(JSON.parse(await reader.data())).toEqual({
    format: "newsmove-evidence-1",
    story: {
      ...{ title: "Northmere jumps", publisher: "The Example" },
      published: {
        ...{ date: DAY, time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" },
        year_inferred: false,
      },
    },
    moves: [
      {
        claim: {
          ...{ quote: "Northmere Foods moved.", subject: "Northmere Foods", percent: 3, decimals: 0 },
          ...{ qualifier: "exact", session: "premarket", statistic: "extreme", trade_date: DAY },
          listing: { ticker: "NMRX", mic: "XNYS", currency: "USD" },
          reported_at: "2025-12-10T14:12:00.000Z",
        },
        daily_bars: [
          { date: "2025-12-09", open: 100, high: 100, low: 100, close: 100 },
          { date: DAY, open: 101.2, high: 101.9, low: 100.1, close: 100.6 },
          { date: "2025-12-11", open: 100.3, high: 100.3, low: 100.3, close: 100.3 },
        ],
        bars: [
          { start: "2025-12-10T13:47:00.000Z", seconds: 60, open: 102, high: 102, low: 102, close: 102 },
          { start: "2025-12-10T13:48:00.000Z", seconds: 60, open: 102, high: 103.1, low: 102, close: 103 },
          {
            start: "2025-12-10T14:11:00.000Z",
            seconds: 60,
            open: 102.8,
            high: 102.8,
            low: 102.8,
            close: 102.8,
          },
        ],
        notes: [],
        actions: [],
      },
    ],
  });
});

describe("the number", () => {
  test("stays whenever and however often the card is made", async () => {
    let now = new Date("2025-12-15T12:00:00Z");
    const reader = await cardOf({}, {}, () => now);
    reader.bars(...DAYS, ...MINUTES);
    const before = await printed(reader);
    now = new Date("2026-03-01T12:00:00Z");
    expect(await printed(reader)).toBe(before);
    expect((await reader.card()).querySelector("footer")?.textContent).toContain("1 Mar 2026, 12:00 UTC");
  });

  test("stays when prices come that no check reads", async () => {
    const reader = await checked();
    const before = await printed(reader);
    reader.bars({ date: DAY, time: "10:00", close: 90 }, { date: "2025-11-03", close: 80 });
    makeNote(reader.server.db, { listing: reader.listing });
    expect(await printed(reader)).toBe(before);
  });

  test("changes with a bar, and with the claim", async () => {
    const reader = await checked();
    const before = await printed(reader);
    reader.bars({ date: DAY, time: "08:50", close: 101 });
    const withBar = await printed(reader);
    reader.server.db.exec("UPDATE reported_moves SET percent = 4");
    expect(new Set([before, withBar, await printed(reader)]).size).toBe(3);
  });
});

test("the same data in the same order gives the same text, whatever order they were stored in", async () => {
  const [first, second] = [await cardOf(), await cardOf()];
  first.bars(...DAYS, ...MINUTES);
  second.bars(...MINUTES.toReversed(), ...DAYS.toReversed());
  expect(await second.data()).toBe(await first.data());
});
