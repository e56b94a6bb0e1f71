import { TOPICS, type Topic } from "./lexicon/topics.ts";

const MOST_TOPICS = 5;
/** A topic needs two mentions, or one in the title. */
const ENOUGH = 2;
const IN_TITLE = 2;
const SAMPLE = 30_000;

/**
 * What a text is about, strongest first, at most five. The first line is taken for its title. A mention counts
 * once, by the longest term it is; a topic of two sides (US–China) is as strong as its weaker side.
 */
export function topics(text: string): string[] {
  const weights = weigh(text.slice(0, SAMPLE));
  return TOPICS.map(({ name, sides }) => ({
    name,
    weight: Math.min(...sides.map((side) => weights.get(side) ?? 0)),
  }))
    .filter(({ weight }) => weight >= ENOUGH)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_TOPICS)
    .map(({ name }) => name);
}

type Side = Topic["sides"][number];

function weigh(text: string): Map<Side, number> {
  const titleEnd = text.indexOf("\n") < 0 ? 0 : text.indexOf("\n");
  const weights = new Map<Side, number>();
  const words = [...text.matchAll(WORD)];
  for (let at = 0; at < words.length; ) {
    const term = longestTerm(words, at);
    const weight = (words[at]?.index ?? 0) < titleEnd ? IN_TITLE : 1;
    for (const side of term?.sides ?? []) weights.set(side, (weights.get(side) ?? 0) + weight);
    at += term?.length ?? 1;
  }
  return weights;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}&]|[.'’](?=[\p{L}\p{N}]))*/gu;

interface Term {
  words: string[];
  side: Side;
}

/** Terms by their first word. One with a capital is a name and wants it ("US", not "us"); others ignore case. */
const terms = new Map<string, Term[]>();
for (const { sides } of TOPICS) {
  for (const side of sides) {
    for (const one of side) {
      const words = one.split(/[\s-]+/);
      const first = words[0]?.toLowerCase() ?? "";
      terms.set(first, [...(terms.get(first) ?? []), { words, side }]);
    }
  }
}

function longestTerm(
  words: readonly RegExpExecArray[],
  at: number,
): { sides: Side[]; length: number } | null {
  const first = plain(words[at]?.[0] ?? "");
  const fitting = (terms.get(first.toLowerCase()) ?? []).filter((term) =>
    term.words.every((word, i) => isWord(word, plain(words[at + i]?.[0] ?? ""))),
  );
  if (fitting.length === 0) return null;
  const length = Math.max(...fitting.map((term) => term.words.length));
  return { length, sides: fitting.filter((term) => term.words.length === length).map(({ side }) => side) };
}

function isWord(word: string, given: string): boolean {
  return word === word.toLowerCase() ? given.toLowerCase() === word : given === word;
}

/** Without a possessive ending and abbreviation stops: "U.S." and "US’s" are "US". */
function plain(word: string): string {
  return word.replace(/['’]s$/, "").replaceAll(".", "");
}
