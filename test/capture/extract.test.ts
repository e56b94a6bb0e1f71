import { Readable, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { extractLines, extractMoves } from "../../server/capture/extract.ts";
import { directory } from "../support/finder.ts";

async function answers(lines: string[]): Promise<{ bad: number; out: Record<string, unknown>[] }> {
  let written = "";
  const output = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  const bad = await extractLines(Readable.from(lines.map((line) => `${line}\n`)), output, directory);
  const out = written.split("\n").filter(Boolean);
  return { bad, out: out.map((line) => JSON.parse(line)) };
}

const line = (id: unknown, text: unknown) => JSON.stringify({ id, text });

test("a move is printed with everything the text says of it, and where", () => {
  const text = "Markets\nBoeing fell as much as 3.5% premarket.";
  expect(extractMoves(text, directory)).toEqual([
    {
      ...{ company: "Boeing", ticker: "BA", percent: -3.5, decimals: 1 },
      ...{ session: "premarket", statistic: "extreme", qualifier: "exact" },
      ...{ quote: "Boeing fell as much as 3.5% premarket.", start: 8, end: text.length },
    },
  ]);
});

test("only a range has a second figure, the one further from zero", () => {
  expect(extractMoves("Boeing fell 3-5%", directory)).toMatchObject([
    { percent: -3, percentTo: -5, qualifier: "range" },
  ]);
  expect(extractMoves("Boeing fell 3%", directory)[0]).not.toHaveProperty("percentTo");
});

describe("lines", () => {
  test("are answered in their order, with numbers or words as ids", async () => {
    const { bad, out } = await answers([line("b", "Boeing fell 3%"), line(1, "Rain"), line("a", "$F +1%")]);
    expect(bad).toBe(0);
    expect(out.map(({ id }) => id)).toEqual(["b", 1, "a"]);
    expect(out.map(({ moves }) => (moves as unknown[]).length)).toEqual([1, 0, 1]);
  });

  test.each([
    ["no JSON", "Boeing fell 3%", {}],
    ["no object", "[]", {}],
    ["null", "null", {}],
    ["no text", '{"id":"x"}', { id: "x" }],
    ["no id", '{"text":"Boeing fell 3%"}', {}],
    ["a text that is none", '{"id":"x","text":5}', { id: "x" }],
    ["an id that is none", '{"id":{},"text":"a"}', {}],
  ])("a bad one says so in its place, and the rest goes on: %s", async (_what, badLine, idOf) => {
    const { bad, out } = await answers([line(1, "a"), badLine, line(2, "b")]);
    expect(bad).toBe(1);
    expect(out).toEqual([
      { id: 1, moves: [] },
      { ...idOf, error: expect.any(String) },
      { id: 2, moves: [] },
    ]);
  });

  test("empty ones have no answer, and a last one needs no end", async () => {
    const { bad, out } = await answers(["", line(1, "a"), "   ", line(2, "b")]);
    expect(bad).toBe(0);
    expect(out.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("more than fit one write all come out, once each", async () => {
    const lines = Array.from({ length: 3000 }, (_, id) => line(id, "Boeing shares fell 3% premarket"));
    const { out } = await answers(lines);
    expect(out.map(({ id }) => id)).toEqual(lines.map((_, id) => id));
  });
});
