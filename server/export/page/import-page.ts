import type { PageOptions } from "../../web/page.ts";
import type { ArchiveImport } from "./archive-imports.ts";
import { reportView } from "./view.ts";

type Page = [view: string, options: PageOptions];

/** Of what a page takes; a larger archive can be imported by the command. */
export const LIMIT_MB = 2048;

/** The form in which an archive is chosen. */
export function choosePage(error = "", status = 200, notice = ""): Page {
  const data = { limit: LIMIT_MB / 1024, notice, errors: error ? { file: error } : {} };
  return ["export/import", { title: "Import an archive", section: "data", status, data }];
}

/** How far an import is, or what came of it. */
export function importPage({ id, name, state }: ArchiveImport): Page {
  if (state.kind === "failed") throw state.error;
  if (state.kind === "cancelled")
    return choosePage("", 200, `The import of ${name} was broken off; nothing was stored.`);
  if (state.kind === "refused") return choosePage(`Nothing was imported from ${name}: ${state.fault}.`, 422);
  if (state.kind === "done") {
    const data = reportView(name, state.report);
    return ["export/imported", { title: `Imported ${name}`, section: "data", data }];
  }
  const data = { name, percent: Math.floor(state.share * 100), action: `/data/import/${id}/cancel` };
  return ["export/importing", { title: `Importing ${name}`, section: "data", data }];
}
