import type { Draws } from "./draws.ts";

/** Names and sentences of a world that is not ours. */
export interface Invented {
  companies: string[];
  publishers: string[];
  topics: string[];
  /** Some words of a headline or sentence; a few in a hundred have accents, or are Chinese. */
  words(count: number): string;
}

const SYLLABLES =
  "ba be bo da de do fa fi ka ke ko la le lo ma me mi mo na ne no ra re ri ro sa se so ta te to va ve vo".split(
    " ",
  );
const COMMON = (
  "the of to and after on as for with by market shares stock company trading profit earnings revenue outlook growth " +
  "deal takeover bid merger chip cloud data energy oil bank insurer retail demand supply forecast guidance analysts " +
  "investors report results sales loss record high low before premarket session index rally slump surge plunge jump"
).split(" ");
const TRADES = [
  "Robotics",
  "Energy",
  "Foods",
  "Bank",
  "Optics",
  "Semiconductor",
  "Air",
  "Motors",
  "Pharma",
  "Media",
];
const PAPERS = ["Daily", "Wire", "Business", "Post", "Ledger", "Observer", "Gazette", "Markets"];
const ACCENTED = ["café", "Société", "Générale", "Øresund", "naïve", "Zürich", "São", "façade"];
const CHINESE = ["股价上涨", "市场关注", "人工智能", "公司业绩", "收购要约", "盘前交易"];
const WORDS = 30_000;

/** @param companies how many of them */
export function invented(random: Draws, companies: number): Invented {
  const name = () => {
    const word = Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join("");
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  const rare = Array.from({ length: WORDS - COMMON.length }, () => name().toLowerCase());
  const vocabulary = [...COMMON, ...rare];
  const word = () => {
    const kind = random.uniform();
    if (kind < 0.02) return random.pick(ACCENTED);
    return kind < 0.04 ? random.pick(CHINESE) : (vocabulary[random.often(WORDS)] ?? "");
  };
  return {
    companies: Array.from({ length: companies }, (_, i) => `${name()} ${TRADES[i % TRADES.length]} ${i}`),
    publishers: Array.from({ length: 300 }, (_, i) => `${name()} ${PAPERS[i % PAPERS.length]}`),
    topics: Array.from({ length: 200 }, (_, i) => `${name()} ${i}`),
    words: (count) => Array.from({ length: count }, word).join(" "),
  };
}
