import { type Random, seededRandom } from "../random.ts";

/** What a database is filled with; the same every time. */
export interface Draw extends Random {
  /** True for that share of the calls. */
  chance(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the pool's texts with something in it, at most so many characters long. */
  text(most: number): string;
  /** A text, or null for that share. */
  maybe(share: number, most: number): string | null;
  /** A number above 0 of the pool's. */
  positive(): number;
  /** An instant of the year 2025. */
  instant(): string;
  date(): string;
}

/** The texts and numbers that are drawn from. */
export interface Pool {
  texts: readonly string[];
  positives: readonly number[];
}

/** Markup, scripts of the world, emoji, quotes, line ends, formulas, and what else is easily broken. */
export const HARD_POOL: Pool = {
  texts: [
    ...["Acme rises 3% & more", '<b>bold</b> "quoted"', "O'Neil’s “café”", "naïve Ωmega ß ﬁ", "=SUM(A1:A9)"],
    ...[
      "阿里巴巴 9988 涨 3%",
      "שלום עולם",
      "مرحبا",
      "नमस्ते",
      "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301",
      "line one\nline two\r\nthree",
      "\ttab",
    ],
    ...[
      "\u2028 line separator \u2029",
      '\\u0041 \\n {"a":[1]}',
      "],",
      "\uFEFF bom",
      "x".repeat(900),
      " spaces ",
    ],
    ...["-1", "+1", "@home", "null", "0", "</script><script>", "\u0001\u001f", "a,b;c|d", "%00", "’"],
  ],
  positives: [
    ...[161.7, 0.1 + 0.2, 1e-12, 5e-324, 1.7976931348623157e308, 2 ** 53, 1 / 3, 100, 99.99, 0.000001],
    ...[123456.789012345, 1e21, 4.35, 1617],
  ],
};

const YEAR = Date.UTC(2025, 0, 1);
const YEAR_MS = 365 * 86_400_000;

/** Draws from a pool, started with a seed. */
export function drawFrom(seed: number, { texts, positives }: Pool = HARD_POOL): Draw {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random.below(items.length)] as Item;
  const draw: Draw = {
    ...random,
    pick,
    chance: (share) => random.uniform() < share,
    text: (most) => [...pick(texts)].slice(0, most).join("") || "—",
    maybe: (share, most) => (random.uniform() < share ? null : draw.text(most)),
    positive: () => pick(positives),
    instant: () => new Date(YEAR + Math.floor(random.uniform() * YEAR_MS)).toISOString(),
    date: () => draw.instant().slice(0, 10),
  };
  return draw;
}
