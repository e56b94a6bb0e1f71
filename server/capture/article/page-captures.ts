import type { Tag } from "./tags.ts";

/** An element whose text may tell who wrote an article, and when, or its title. */
export interface Capture {
  what: "heading" | "date" | "author" | "byline";
  text: string;
  datetime: string | null;
  published: boolean;
}

interface Open extends Capture {
  name: string;
  /** Elements of the same name open inside it, so that its own end is told from theirs. */
  inside: number;
}

const LONGEST = 400;
const MOST = 300;
const MOST_OPEN = 8;

const VOID = new Set(["meta", "img", "br", "link", "input", "hr", "source"]);
const AUTHOR_CLASS = /(?:^|[\s_-])(?:author|byline|author-?name)(?:$|[\s_-])/i;
const DATE_CLASS =
  /(?:^|[\s_-])(?:date|dateline|datetime|timestamp|time-?stamp|pub-?date|publish(?:ed)?(?:-?(?:date|on|time))?|post-?date)(?:$|[\s_-])/i;

/** Follows a page's tags and text and keeps the text of telling elements; whatever the page, little is kept. */
export function captures() {
  const kept: Capture[] = [];
  const open: Open[] = [];
  return {
    text(text: string): void {
      const part = text.slice(0, LONGEST);
      for (const one of open) if (one.text.length < LONGEST) one.text += part;
    },
    tag(tag: Tag): void {
      for (const one of open) {
        if (one.text.length < LONGEST) one.text += " ";
        if (one.name === tag.name) one.inside += tag.closing ? -1 : 1;
      }
      for (let i = open.length - 1; i >= 0; i--) if ((open[i]?.inside ?? 0) < 0) open.splice(i, 1);
      const telling = tag.closing || kept.length >= MOST ? null : tellingOf(tag);
      if (!telling) return;
      kept.push(telling);
      if (VOID.has(tag.name)) return;
      if (open.length >= MOST_OPEN) open.shift();
      open.push(telling);
    },
    done: (): Capture[] => kept,
  };
}

function tellingOf(tag: Tag): Open | null {
  const get = (name: string) => tag.attributes.get(name)?.slice(0, LONGEST) ?? "";
  const made = (what: Capture["what"], published = false): Open => ({
    ...{ what, text: "", published, name: tag.name, inside: 0 },
    datetime: tag.attributes.get("datetime") ?? (published ? (tag.attributes.get("content") ?? null) : null),
  });
  const itemprop = get("itemprop").toLowerCase();
  const marks = `${get("class")} ${get("id")} ${get("data-testid")}`;
  if (tag.name === "h1") return made("heading");
  if (itemprop.includes("datemodified") || /\b(?:updated|modified)\b/i.test(marks)) return null;
  if (/\bdatepublished\b/.test(itemprop) || tag.attributes.has("pubdate")) return made("date", true);
  if (tag.name === "time") return made("date");
  if (tag.name === "meta") return null;
  if (get("rel").toLowerCase() === "author" || /\bauthor\b/.test(itemprop)) return made("author");
  if (AUTHOR_CLASS.test(marks)) return made("byline");
  return DATE_CLASS.test(marks) ? made("date") : null;
}
