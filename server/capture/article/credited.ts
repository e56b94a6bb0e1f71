import { NEWS_ORGANISATIONS } from "./lexicon/publishers.ts";
import { organisationNamed, sameOrganisation } from "./organisations.ts";

/** Whose reporting an article relays is said near its beginning. */
const SAMPLE = 4000;

const NAMES = NEWS_ORGANISATIONS.flatMap(({ names }) => names)
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/['’]/g, "['’]"))
  .join("|");

/** A name not in the table tells by its last word that it is a newspaper or an agency. */
const PAPER = String.raw`(?:\p{Lu}[\p{L}.'’&-]{0,30} ){1,4}(?:News|Times|Journal|Post|Herald|Gazette|Tribune|Daily|Newswires?|News Agency|Chronicle|Weekly|Zeitung)`;

const NAME = String.raw`(?<name>${NAMES}|${PAPER})(?![\p{L}\p{N}])(?: newspaper| magazine| news agency| website)?`;
const THE = "(?:[Tt]he )?";
const SAYING =
  "(?:first |also |earlier |separately |previously |exclusively )?(?:reported|[Rr]eports|has reported|had reported|is reporting|said in a report|wrote|writes)";
const DATE = "(?: (?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)?";

const WAYS: readonly RegExp[] = [
  String.raw`(?<![\p{L}\p{N}.])${NAME}${DATE} ${SAYING}\b(?! (?:a |an |its |their |earnings|revenue|profit|net|quarterly|results|sales))`,
  String.raw`\b[Aa]ccording to (?:a |an )?(?:new |recent |${"\\p{L}+day "})?(?:reports? (?:by|from|in) |reporting (?:by|from) |people cited by |sources cited by )?${THE}${NAME}`,
  String.raw`\b(?:[Cc]iting|[Rr]eported by|[Rr]eport (?:by|from|in)|[Aa]s reported (?:by|in)|[Tt]old|[Ii]nterview with|[Vv]ia) ${THE}${NAME}(?! (?:data|terminal))`,
  // A few capitals in brackets may be a ticker; in a dateline they are an agency.
  String.raw`\((?:Source: ?)?(?![A-Z]{2,4}\)(?! ?[-–—]))${NAME}\)`,
  String.raw`\b(?:[Ll]aut|[Bb]erichtet(?:e)?|[Mm]eldet(?:e)?|[Ss]elon|[Ss]egún|[Ss]econdo) (?:d(?:er|ie|as|em) |les? |la |el |il )?${NAME}`,
  String.raw`(?:^|\n)(?:Source|Via|Quelle|来源)\s?[:：] ?${THE}${NAME}`,
  // A headline's end: "Meta to buy Acme - Bloomberg".
  String.raw`^[^\n]{10,300}(?: [-–—]|:) ${NAME}(?: report)?(?=\n|$)`,
].map((way) => new RegExp(way, "gu"));

/** Whose reporting a text relays, by its usual name; null for none, or where it is the publisher's own. */
export function creditedSource(text: string, publisher: string | null): string | null {
  const sample = text.slice(0, SAMPLE);
  const named = WAYS.flatMap((way) =>
    [...sample.matchAll(way)].map((match) => ({ at: match.index, name: match.groups?.name ?? "" })),
  ).sort((a, b) => a.at - b.at);
  for (const { name } of named) {
    const source = organisationNamed(name) ?? name.replace(/^The /, "");
    if (!publisher || !sameOrganisation(source, publisher)) return source;
  }
  return null;
}

/** The agency whose dateline opens a text: "NEW YORK, Dec 10 (Reuters) -". */
export function agencyOf(line: string): string | null {
  const name = /^[\p{Lu}][^()\n]{2,60}\((?<name>[^()\n]{2,40})\)\s*[-–—]/u.exec(line.slice(0, 120))?.groups
    ?.name;
  return name ? organisationNamed(name) : null;
}
