import { expect, test } from "vitest";
import { creditedSource } from "../../../server/capture/article/credited.ts";

const TITLE = "Northwind in Talks to Buy a Rival";

test.each([
  ["Northwind May Buy a Rival, Bloomberg Reports", "Bloomberg"],
  ["Northwind may buy a rival - WSJ", "Wall Street Journal"],
  ["Northwind may buy a rival: FT", "Financial Times"],
  [`${TITLE}\n\nThe talks are early, the Wall Street Journal reported on Tuesday.`, "Wall Street Journal"],
  [`${TITLE}\n\nIt is near a deal, Bloomberg News reported late Monday.`, "Bloomberg"],
  [`${TITLE}\n\nThe deal, first reported by the Financial Times, is large.`, "Financial Times"],
  [`${TITLE}\n\nAccording to a report from The Information, it is near.`, "The Information"],
  [`${TITLE}\n\nShares rose, according to Reuters.`, "Reuters"],
  [`${TITLE}\n\nThe Nikkei newspaper reported the plan.`, "Nikkei"],
  [`${TITLE}\n\nThe Harbour Economic Times reported the plan.`, "Harbour Economic Times"],
  [`${TITLE}\n\nLONDON (Reuters) - The firm is near a deal.`, "Reuters"],
  [`${TITLE}\n\nNorthwind kauft, laut Handelsblatt, einen Rivalen.`, "Handelsblatt"],
  [`${TITLE}\n\nThe talks are early, citing people familiar with the matter.`, null],
  [`${TITLE}\n\nNorthwind reported earnings of $2 a share.`, null],
  [`${TITLE}\n\nReuters reported its quarterly results.`, null],
  [`${TITLE}\n\nAnalysts see growth, according to data compiled by Bloomberg.`, null],
  [`${TITLE}\n\nAlso up was the insurer CNA (CNA), 2%.`, null],
])("%s", (text, source) => {
  expect(creditedSource(text, null)).toBe(source);
});

test("a publisher relays nothing of its own, under whatever name", () => {
  const text = `${TITLE}\n\nThe talks are early, Bloomberg News reported. Reuters also reported them.`;
  expect(creditedSource(text, "Bloomberg.com")).toBe("Reuters");
  expect(creditedSource(text.replace(" Reuters also reported them.", ""), "Bloomberg")).toBeNull();
});
