import { parseHTML } from "linkedom";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cardColours } from "../../../server/home/card/colours.ts";
import { makeMove } from "../../support/factories.ts";
import { startServer } from "../../support/server.ts";
import { type CardReader, cardOf, DAYS, MINUTES } from "./example.ts";

const { DOMParser } = parseHTML("<html></html>") as unknown as { DOMParser: typeof globalThis.DOMParser };

async function pictureOf({ server, newsId }: Pick<CardReader, "server" | "newsId">): Promise<Document> {
  const svg = await (await server.get(`/news/${newsId}/card.svg`)).text();
  return new DOMParser().parseFromString(svg, "image/svg+xml");
}

const textsOf = (picture: ParentNode) =>
  [...picture.querySelectorAll("text")].map(({ textContent }) => textContent);

describe("a picture of a card", () => {
  test("tells who said what, what came of it, the hash and the day", async () => {
    const reader = await cardOf({ quote: "Northmere rose 3% early.", figureStart: 15, figureEnd: 17 });
    reader.bars(...DAYS, ...MINUTES);
    const picture = await pictureOf(reader);
    const texts = textsOf(picture);
    expect(texts.slice(0, 5)).toEqual([
      ...["Newsmove: evidence card", "Northmere jumps", "The Example. Wed 10 Dec 2025, 09:12 New York."],
      ...["“Northmere rose 3% early.”", "NMRX Northmere Foods +3%  premarket, at its extreme"],
    ]);
    expect(texts).toContain("Confirmed, then faded");
    const hash = (await reader.card()).querySelector(".proof code")?.textContent;
    expect(texts).toContain(`SHA-256 of the data: ${hash}`);
    expect(texts.at(-1)).not.toContain("undefined");
    expect(texts.join("\n")).toContain("Made on 15 Dec 2025, 12:00 UTC. Not financial advice.");
    expect(picture.querySelector("title")?.textContent).toBe("Northmere jumps");
    expect(picture.querySelector("desc")?.textContent).toContain("Up 3.1% at its premarket high");
  });

  test("needs nothing else: no style, no script, no reference", async () => {
    const { server, newsId } = await cardOf();
    const svg = await (await server.get(`/news/${newsId}/card.svg`)).text();
    expect(svg).not.toMatch(/<style|<script|<image|<foreignObject|href=|url\(|style=/);
  });

  test("a sentence that states two moves is drawn once, both figures bold", async () => {
    const server = await startServer({ seeded: true });
    const picture = await pictureOf({ server, newsId: 1 });
    const quotes = [...picture.querySelectorAll("text")].filter(({ textContent }) =>
      textContent?.includes("jumped"),
    );
    expect(quotes).toHaveLength(1);
    const bold = [...(quotes[0]?.querySelectorAll('tspan[font-weight="700"]') ?? [])];
    expect(bold.map(({ textContent }) => textContent)).toEqual(["3%", "1%"]);
  });

  test("of many moves shows four and says how many there are besides", async () => {
    const reader = await cardOf();
    for (let n = 0; n < 6; n++)
      makeMove(reader.server.db, { newsId: reader.newsId, listing: reader.listing });
    expect(textsOf(await pictureOf(reader))).toContain("And 3 more on the card.");
  });

  test("long texts are broken into lines within it, or cut short", async () => {
    const long = "An uncommonly long headline of many words ".repeat(11);
    const reader = await cardOf(
      { subject: "N".repeat(200), listing: null, quote: `${"x".repeat(1990)} 3%` },
      { title: long.trim(), publisher: "P".repeat(200) },
    );
    const picture = await pictureOf(reader);
    const lines = textsOf(picture);
    expect(
      lines.filter((line) => line?.startsWith("An uncommonly") || line?.includes("headline")),
    ).toHaveLength(3);
    expect(lines.filter((line) => line?.endsWith("…")).length).toBeGreaterThanOrEqual(3);
    for (const line of lines) expect(line?.length).toBeLessThan(140);
    const [height] = [picture.documentElement.getAttribute("height")];
    expect(Number(height)).toBeLessThan(1200);
  });

  test("holds any text as far as XML can", async () => {
    const hostile = "<b>&\"'</b>\u0001\ufffe🐟";
    const reader = await cardOf(
      { listing: null, subject: hostile, quote: hostile },
      { title: hostile, publisher: hostile },
    );
    const picture = await pictureOf(reader);
    expect(picture.querySelector("title")?.textContent).toBe("<b>&\"'</b>\ufffd\ufffd🐟");
    expect(picture.querySelectorAll("b")).toHaveLength(0);
  });
});

test("a card has the light theme's colours", () => {
  const tokens = readFileSync(new URL("../../../views/assets/styles/tokens.css", import.meta.url), "utf8");
  const light = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w+),`).exec(tokens)?.[1];
  expect(cardColours("blue-orange")).toMatchObject({
    ...{ gain: light("blue"), loss: light("orange"), ink: light("ink"), ink2: light("ink-2") },
    ...{ rule: light("rule"), grid: light("grid"), zero: light("zero"), faint: light("faint") },
    ...{ markLine: light("mark-line"), paper: light("surface") },
  });
  expect(cardColours("green-red")).toMatchObject({ gain: light("green"), loss: light("red") });
  expect(cardColours("red-green")).toMatchObject({ gain: light("red"), loss: light("green") });
});
