import { LITTLE_WORDS, SCRIPTS } from "./lexicon/languages.ts";

/** How much of a text is looked at. */
const SAMPLE = 6000;

/** The language a text is written in, by its script or its little words, as two letters; null when unsure. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  return byScript(sample) ?? byWords(sample);
}

/** "en" for "en-GB" or "en_US"; null for what is no language tag. */
export function languageTag(tag: string): string | null {
  return /^\s*([a-z]{2})(?:[-_][a-z0-9]{2,8})*\s*$/i.exec(tag.slice(0, 50))?.[1]?.toLowerCase() ?? null;
}

/** Kana and Hangul stand among Chinese characters, so a fair share of them is enough. */
function byScript(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, pattern] of SCRIPTS) {
    const share = (sample.match(pattern)?.length ?? 0) / Math.max(letters, 1);
    if (share > (language === "ja" ? 0.12 : 0.3)) return language;
  }
  return null;
}

function byWords(sample: string): string | null {
  const spoken = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counted = [...LITTLE_WORDS]
    .map(([language, words]) => ({ language, hits: spoken.filter((word) => words.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [best, second] = counted;
  if (!best || !second) return null;
  const sure = best.hits >= 3 && best.hits >= second.hits * 1.3 && best.hits >= spoken.length * 0.08;
  return sure ? best.language : null;
}
