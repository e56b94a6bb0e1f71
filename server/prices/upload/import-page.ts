import type { PageOptions } from "../../web/page.ts";
import { askView } from "./ask-view.ts";
import { TOLD_FIELDS, toldChoices, type ToldFields } from "./import-form.ts";
import { planPicture } from "./plan-picture.ts";
import { planView } from "./plan-view.ts";
import type { PictureStore } from "../picture-store.ts";
import type { StagedImport } from "./staged-imports.ts";

type Page = [view: string, options: PageOptions];

export const LIMIT_MB = 200;

/** The form that a file is chosen in. */
export function choosePage(error = "", status = 200, notice = ""): Page {
  const fields = Object.fromEntries(TOLD_FIELDS.map((name) => [name, ""])) as ToldFields;
  const data = {
    ...{ fields, choices: toldChoices(), limit: LIMIT_MB, notice },
    errors: error ? { file: error } : {},
  };
  return ["prices/import", { title: "Import prices", section: "prices", status, data }];
}

/** What there is to see of a file that waits: how far reading is, what is asked, or the preview. */
export function stagedPage(staged: StagedImport, store: PictureStore, error = ""): Page {
  const { id, name, fields, state } = staged;
  const about = { id, name, fields, choices: toldChoices(), action: `/prices/import/${id}` };
  if (state.kind === "failed") throw state.error;
  if (state.kind === "asks") {
    const ask = askView(state.problem, fields.listing !== "");
    return ["prices/ask", { title: `${name}: a question`, section: "prices", data: { ...about, ask } }];
  }
  if (state.kind === "ready") {
    const { plan, file } = state;
    const data = { ...about, plan: planView(plan, fields), picture: planPicture(plan, file, store), error };
    return [
      "prices/preview",
      { title: `Preview of ${name}`, section: "prices", status: error ? 422 : 200, data },
    ];
  }
  const percent = state.kind === "reading" ? Math.floor(state.share * 100) : 100;
  return ["prices/reading", { title: `Reading ${name}`, section: "prices", data: { ...about, percent } }];
}
