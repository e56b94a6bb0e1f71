import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRows, csvText } from "../../server/lib/csv.ts";

describe("a table as CSV", () => {
  test("has the columns first, commas between and CRLF after each line", () => {
    expect(
      csvText(
        ["event", "car"],
        [
          ["12-NMRX", 0.031],
          ["13-NMRX", -0.004],
        ],
      ),
    ).toBe("event,car\r\n12-NMRX,0.031\r\n13-NMRX,-0.004\r\n");
  });

  test("without rows still has its columns", () => {
    expect(csvText(["event", "car"], [])).toBe("event,car\r\n");
  });

  test("keeps numbers as they are and leaves null empty", () => {
    expect(csvRows([[1e-7, -2, 0, null, "x"]])).toBe("1e-7,-2,0,,x\r\n");
  });

  test.each([
    ["a comma", "Alibaba, Meta", '"Alibaba, Meta"'],
    ["a quote", 'the "market"', '"the ""market"""'],
    ["a line end", "one\ntwo", '"one\ntwo"'],
    ["a carriage return", "one\rtwo", '"one\rtwo"'],
    ["nothing of the kind", "NMRX", "NMRX"],
  ])("quotes a text with %s where it must", (_, text, cell) => {
    expect(csvRows([[text]])).toBe(`${cell}\r\n`);
  });

  test.each(["=1+1", "+1", "-1", "@x", "\t=1"])("lets no spreadsheet run %j", (text) => {
    expect(csvRows([[text]])).toMatch(/^"?'/);
  });

  test("is read back as it was", () => {
    const word = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text) && text !== "");
    const line = fc.tuple(word, fc.double({ noNaN: true, noDefaultInfinity: true }), word);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (rows) => {
        const read: string[][] = parse(csvText(["a", "b", "c"], rows), { record_delimiter: "\r\n" });
        expect(read.slice(1).map(([a, b, c]) => [a, Number(b), c])).toEqual(
          rows.map(([a, b, c]) => [a, b + 0, c]),
        );
      }),
    );
  });
});
