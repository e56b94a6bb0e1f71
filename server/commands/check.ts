import { readFileSync } from "node:fs";
import { checkClaim, UNKNOWN_SYMBOL } from "../checks/check.ts";
import { checkMove } from "../checks/check-move.ts";
import { ClaimsError, type FiledClaim, readClaims } from "../checks/claims-file.ts";
import { type EvidenceReader, evidenceReader, notedPrices } from "../checks/evidence.ts";
import { checkRow } from "../checks/row.ts";
import { headline } from "../checks/words.ts";
import { companiesStore } from "../companies/store.ts";
import type { Db } from "../db/open.ts";
import { directionOf } from "../lib/percent.ts";
import { figureText, type ReportedMove, sessionWords } from "../moves/moves.ts";
import { movesStore } from "../moves/store.ts";
import type { NewsItem } from "../news/news.ts";
import { notesStore } from "../notes/store.ts";
import { barsStore } from "../prices/bars-store.ts";
import { type Command, CommandError, counted, DB_OPTION, openExisting, parse, say } from "./command.ts";
import { storiesOf } from "./stories-of.ts";

export const command: Command = {
  usage: [
    "newsmove check [--claims FILE] [--json] [--db PATH]",
    "",
    "Holds reported moves against the prices of the database, and says what became of them.",
    "",
    "  --claims FILE   check the claims of a JSON file instead of the stories' moves; prints a JSON array",
    "  --json          print each move's check as a line of JSON",
    `  ${DB_OPTION}`,
    "",
    "A story of which only the date is known counts as published at the end of that day on the exchange's",
    "clock; its “note” says so.",
  ].join("\n"),
  run(args) {
    const { values } = parse(args, {
      claims: { type: "string" },
      json: { type: "boolean" },
      db: { type: "string" },
    });
    const claims = values.claims === undefined ? null : readFile(values.claims);
    const db = openExisting(values.db);
    try {
      if (claims) process.stdout.write(`${JSON.stringify(checkClaims(claims, db), null, 1)}\n`);
      else checkMoves(db, values.json ?? false);
    } finally {
      db.close();
    }
  },
};

function readFile(file: string): FiledClaim[] {
  try {
    return readClaims(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof ClaimsError) throw new CommandError(`${file}: ${error.message}`);
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Claims of a file against bars alone. A ticker of which there are no bars is not known. */
function checkClaims(claims: readonly FiledClaim[], db: Db): Record<string, unknown>[] {
  const bars = barsStore(db);
  const { byTicker } = companiesStore(db);
  const evidence = evidenceReader(bars, () => []);
  return claims.map(({ id, symbol, claim }) => {
    const listing = byTicker(symbol).find((line) => bars.hasAny(line.id));
    return checkRow(id, listing ? checkClaim(claim, evidence(listing)) : UNKNOWN_SYMBOL);
  });
}

function checkMoves(db: Db, asJson: boolean): void {
  const companies = companiesStore(db);
  const moves = movesStore(db, companies.listing);
  const evidence = evidenceReader(barsStore(db), notedPrices(notesStore(db, companies.listing)));
  let count = 0;
  for (const story of storiesOf(db))
    for (const move of moves.ofNews(story.id)) {
      count++;
      process.stdout.write(`${asJson ? jsonLine(move, story, evidence) : wordLine(move, story, evidence)}\n`);
    }
  if (!asJson) say(`${counted(count, "move")} checked`);
}

function jsonLine(move: ReportedMove, { id, published }: NewsItem, evidence: EvidenceReader): string {
  const { check, reportedAt, note } = checkMove(move, published, evidence);
  return JSON.stringify({
    ...checkRow(String(move.id), check),
    story: id,
    symbol: move.listing?.ticker ?? null,
    subject: move.subject,
    reportedAt,
    source: check.source,
    ...(check.isNotedReference ? { refSource: "notes" } : {}),
    ...(note === null ? {} : { note }),
  });
}

/** "BABA +3% premarket, at its extreme: confirmed, then faded: up 3.1% at its premarket high …" */
function wordLine(move: ReportedMove, { published }: NewsItem, evidence: EvidenceReader): string {
  const { check, note } = checkMove(move, published, evidence);
  const who = move.listing?.ticker ?? move.subject;
  const outcome = headline(check, directionOf(move.percentTo ?? move.percent));
  return `${who} ${figureText(move)} ${sessionWords(move)}: ${outcome}${note === null ? "" : ` [${note}]`}`;
}
