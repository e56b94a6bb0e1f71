import { squeeze } from "./entities.ts";
import { folded, organisationNamed } from "./organisations.ts";

const PARTING = /\s+[|·•»–—-]\s+|\s*\|\s*|\s+::\s+/g;
const LONGEST_TITLE = 500;

/** A headline without the site's name, which pages put after it or before it: "Shares fall | Reuters". */
export function cleanTitle(title: string, sites: readonly (string | null)[]): string | null {
  const known = new Set(sites.flatMap((site) => (site ? [folded(site)] : [])));
  const isSite = (part: string) => known.has(folded(part)) || organisationNamed(part) !== null;
  let text = squeeze(title).slice(0, LONGEST_TITLE);
  for (let cut = lastParting(text); cut; cut = lastParting(text)) {
    // What follows a bar is the site or its section, whatever its name.
    const tail = text.slice(cut.end);
    if (!isSite(tail) && !(cut.isBar && tail.length <= 30 && tail.length < cut.start)) break;
    text = text.slice(0, cut.start).trim();
  }
  const first = new RegExp(PARTING.source).exec(text);
  if (first && first.index > 0 && isSite(text.slice(0, first.index)))
    text = text.slice(first.index + first[0].length).trim();
  return text === "" ? null : text;
}

function lastParting(text: string): { start: number; end: number; isBar: boolean } | null {
  const match = [...text.matchAll(PARTING)].at(-1);
  if (!match || match.index === 0) return null;
  const end = match.index + match[0].length;
  return { start: match.index, end, isBar: match[0].includes("|") };
}

const LONGEST_AUTHOR = 120;

/** Who wrote it, without "By" and what stands around; several parted by commas. Null where no name is left. */
export function cleanAuthors(names: readonly string[]): string | null {
  const clean: string[] = [];
  for (const name of names) {
    const one = cleanAuthor(name);
    if (one && !clean.some((other) => folded(other) === folded(one))) clean.push(one);
  }
  return clean.length > 0 ? clean.slice(0, 8).join(", ") : null;
}

function cleanAuthor(name: string): string | null {
  const text = squeeze(name)
    .replace(/^(?:(?:written|posted|reported|reporting|story|words|article)\s+)?by[:\s]\s*/i, "")
    .replace(/^(?:author|von|par|por|di|door)[:\s]\s*/i, "")
    .replace(/\s*(?:[|•·]|\+\s?follow\b|\bfollow\b|\b(?:published|updated)\b).*$/i, "")
    .replace(/\s*[<(]?[\w.+-]+@[\w-]+\.[\w.]+[>)]?\s*$/, "")
    .replace(/[\s,;–—-]+$/, "");
  if (text.length < 2 || text.length > LONGEST_AUTHOR || !/\p{L}/u.test(text)) return null;
  return /^(?:https?:|www\.|@)|\/\/|^(?:admin|editor|unknown|n\/a|null|undefined|none|staff)$/i.test(text)
    ? null
    : text;
}

/** A site's name as people say it: "Bloomberg.com" is Bloomberg. Addresses and handles are no names. */
export function cleanPublisher(name: string): string | null {
  const text = squeeze(name).replace(/^[|·•\s-]+|[|·•\s-]+$/g, "");
  if (text === "" || text.length > 80 || /^(?:https?:|www\.|@)|\/\/|^\W*$/u.test(text)) return null;
  const bare = text.replace(/\.(?:com|net|org|co\.uk)$/i, "");
  return bare !== text && organisationNamed(bare) ? bare : text;
}
