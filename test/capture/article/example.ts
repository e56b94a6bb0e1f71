import { type Article, readArticle } from "../../../server/capture/article/article.ts";

/** When the examples are captured. */
export const NOW = new Date("2026-11-23T12:00:00Z");

export const PARAGRAPH =
  "Shares of Northwind Traders rose 4% in premarket trading on Wednesday after the company said that it had sold more tea and coffee than in any quarter before, and that the new warehouse would open in the spring.";

/** A page with the given head and body, its article three paragraphs long. */
export function page(head: string, above = ""): string {
  const paragraphs = `<p>${PARAGRAPH}</p>`.repeat(3);
  return `<!doctype html><html><head>${head}</head><body>${above}<article>${paragraphs}</article></body></html>`;
}

/** A page whose ld+json script holds the text or the object given. */
export function dataPage(data: object | string): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return page(`<script type="application/ld+json">${text}</script>`);
}

export function fromHtml(html: string): Article {
  return readArticle({ html }, NOW);
}

/** The pasted article with these lines between its headline and its text. */
export function fromLines(...lines: string[]): Article {
  return readArticle(
    { text: ["Northwind Jumps on Strong Tea Sales", ...lines, "", PARAGRAPH].join("\n") },
    NOW,
  );
}

/** Date, time, zone and instant in one line; "-" for what is not known. */
export function when({ published: { date, time, zone, at } }: Article): string {
  return [date, time, zone, at].map((part) => part ?? "-").join(" ");
}
