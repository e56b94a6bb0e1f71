import { formatMinute } from "../../lib/dates.ts";
import type { PageOptions } from "../../web/page.ts";
import type { Contents } from "../contents.ts";
import type { Restore, RestoreState } from "./restores.ts";

type Page = [view: string, options: PageOptions];

/** Of what a page takes; a larger file can be restored by the command. */
export const LIMIT_MB = 4096;

/** The form in which a file is chosen. */
export function choosePage(error = "", status = 200): Page {
  const data = { limit: LIMIT_MB / 1024, errors: error ? { file: error } : {} };
  return ["keeping/restore", { title: "Restore", section: "data", status, data }];
}

/** What there is to see of a file that was chosen. @param zone the reader's */
export function restorePage({ id, name, state }: Restore, now: Contents, zone: string): Page {
  if (state.kind === "refused") {
    return choosePage(`Nothing was changed, and ${name} was not restored: ${state.fault}.`, 422);
  }
  const action = `/data/restore/${id}`;
  if (state.kind !== "ready") {
    return ["keeping/checking", { title: `Reading ${name}`, section: "data", data: { id, action } }];
  }
  const data = { name, action, ...readyView(state, now, zone) };
  return [
    "keeping/confirm",
    { title: `Restore ${name}?`, section: "data", status: state.fault ? 409 : 200, data },
  ];
}

function readyView(
  { contents, isOlder, fault }: RestoreState & { kind: "ready" },
  now: Contents,
  zone: string,
) {
  const rows = [
    { what: "Stories", now: now.stories, file: contents.stories },
    { what: "Price notes", now: now.notes, file: contents.notes },
    { what: "Price bars", now: now.bars, file: contents.bars },
  ];
  return {
    rows: rows.map((row) => ({
      ...row,
      now: numberText(row.now),
      file: numberText(row.file),
      isLess: row.file < row.now,
    })),
    changed: contents.changedAt && formatMinute(contents.changedAt, zone),
    isOlder,
    error: fault ?? "",
  };
}

function numberText(count: number): string {
  return count.toLocaleString("en-US");
}
