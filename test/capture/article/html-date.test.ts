import { expect, test } from "vitest";
import { fromHtml, page, when } from "./example.ts";

test("when it was changed is not when it was published", () => {
  const head = `<meta property="article:modified_time" content="2025-12-10T13:05:00Z">`;
  const above =
    '<h1>Tea</h1><p class="updated date">Dec 10, 2025</p><time itemprop="dateModified">Dec 10, 2025</time>';
  expect(fromHtml(page(head, above)).published).toMatchObject({ date: null, printed: null });
});

test.each([
  ["2025-12-10T13:05:00Z", "2025-12-10 13:05:00 UTC 2025-12-10T13:05:00.000Z"],
  ["2025-12-10T13:05:00.250+0100", "2025-12-10 12:05:00 UTC 2025-12-10T12:05:00.250Z"],
  ["2025-12-10T13:05:00", "2025-12-10 13:05:00 - -"],
  ["2025-12-10", "2025-12-10 - - -"],
  ["20251210", "2025-12-10 - - -"],
  ["Wed, 10 Dec 2025 08:05:00 -0500", "2025-12-10 13:05:00 UTC 2025-12-10T13:05:00.000Z"],
  ["Wed Dec 10 13:05:00 UTC 2025", "2025-12-10 13:05:00 UTC 2025-12-10T13:05:00.000Z"],
  ["1765371900", "2025-12-10 13:05:00 UTC 2025-12-10T13:05:00.000Z"],
  ["2025-02-30", "- - - -"],
  ["soon", "- - - -"],
])("a field's date %s", (value, expected) => {
  expect(when(fromHtml(page(`<meta name="sailthru.date" content="${value}">`)))).toBe(expected);
});

test("a date alone is made exact by a statement that agrees, not by one that does not", () => {
  const head = (instant: string) =>
    `<meta property="article:published_time" content="2025-12-10"><meta name="parsely-pub-date" content="${instant}">`;
  expect(when(fromHtml(page(head("2025-12-10T13:05:00Z"))))).toMatch(/13:05:00 UTC/);
  expect(when(fromHtml(page(head("2025-12-19T13:05:00Z"))))).toBe("2025-12-10 - - -");
});
