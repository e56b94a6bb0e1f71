import { type ArchiveReport, MOST_NAMED } from "../archive/report.ts";
import { countedKinds, kindName, oneOf } from "../archive/report-words.ts";
import { CSV_TABLES } from "../csv/tables-store.ts";

/** What the section of the page "Data" about taking out shows. */
export function takeOutView() {
  return { tables: CSV_TABLES.map((table) => ({ name: `${table}.csv`, href: `/data/tables/${table}.csv` })) };
}

/** What an import of an archive did, as its page prints it. */
export function reportView(name: string, report: ArchiveReport) {
  const kinds = countedKinds(report);
  const number = (count: number) => count.toLocaleString("en-US");
  const total = (of: "added" | "kept" | "replaced") => kinds.reduce((sum, kind) => sum + kind[of], 0);
  const { price_bars: bars, corporate_actions: actions } = report.counts;
  return {
    name,
    lede: ledeOf(kinds.length === 0, total("added"), total("kept")),
    hasReplaced: total("replaced") > 0,
    rows: kinds.map(({ kind, added, same, kept, replaced }) => ({
      what: kindName(kind),
      ...{ added: number(added), same: number(same), kept: number(kept), replaced: number(replaced) },
    })),
    left: report.left.map(({ kind, name: what }) => `${oneOf(kind)} ${what}`),
    isMoreLeft: kinds.some(({ kept, kind }) => kept > MOST_NAMED && kind !== "price_bars"),
    hasOtherPrices: bars.kept + actions.kept > 0,
  };
}

function ledeOf(isEmpty: boolean, added: number, kept: number): string {
  if (isEmpty) return "There is nothing in it.";
  if (added === 0 && kept === 0) return "All of it is here already.";
  if (kept === 0) return "What was not here yet was added.";
  return added === 0
    ? "Nothing was new; what is here with another content stays as it is."
    : "What was not here yet was added; what is here with another content stays as it is.";
}
