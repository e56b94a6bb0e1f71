import { HttpError } from "../../web/errors.ts";
import type { PageOptions } from "../../web/page.ts";
import { askView } from "./ask-view.ts";
import { toldChoices, type ToldFields, toldFieldsOf } from "./import-form.ts";
import { planView } from "./plan-view.ts";
import type { WaitingImport } from "./staged-imports.ts";

type Page = [view: string, options: PageOptions];

export const LIMIT_MB = 200;

/** The form that a file is chosen in; with what is wrong with what was sent, and all that was typed. */
export function choosePage(fields: ToldFields = toldFieldsOf({}), error = ""): Page {
  const errors = error ? { file: error } : {};
  const data = { fields, choices: toldChoices(), limit: LIMIT_MB, notice: "", errors };
  return ["prices/import", { title: "Import prices", section: "prices", status: error ? 422 : 200, data }];
}

const LOST =
  "The file is not here any more: it waits for an hour, and is gone when Newsmove is stopped. Nothing of it was stored. Choose it again.";

/** The same form in the place of a file that is gone. */
export function lostPage(): Page {
  const [view, options] = choosePage();
  return [view, { ...options, status: 404, data: { ...options.data, notice: LOST } }];
}

/**
 * What there is to see of a file that waits: how far reading or storing is, what is asked, or the preview.
 * @throws HttpError where it could not be read or stored by a fault of ours
 */
export function stagedPage({ id, name, fields, state }: WaitingImport, error = ""): Page {
  const about = { id, name, fields, choices: toldChoices(), action: `/prices/import/${id}` };
  switch (state.kind) {
    case "asks": {
      const ask = askView(state.question, fields.listing !== "");
      return ["prices/ask", { title: `${name}: a question`, section: "prices", data: { ...about, ask } }];
    }
    case "ready": {
      const { plan, picture } = state.read;
      const data = { ...about, plan: planView(plan, fields), picture, error };
      const status = error ? 422 : 200;
      return ["prices/preview", { title: `Preview of ${name}`, section: "prices", status, data }];
    }
    case "reading":
    case "storing":
      return underWayPage(about, state.kind, state.share);
    default:
      throw new HttpError(
        500,
        `${name} could not be imported, by a fault of Newsmove’s own. Nothing of it is stored; the log of the server says more.`,
      );
  }
}

const WORDS = {
  reading: { on: "read", last: "read; now it is held against what is stored" },
  storing: { on: "stored", last: "stored; now it goes to the disk" },
};

function underWayPage(
  about: { id: string; name: string; action: string },
  kind: "reading" | "storing",
  share: number,
): Page {
  const percent = Math.floor(share * 100);
  const title = `${kind === "reading" ? "Reading" : "Storing"} ${about.name}`;
  const words = percent < 100 ? WORDS[kind].on : WORDS[kind].last;
  return ["prices/under-way", { title, section: "prices", data: { ...about, kind, percent, words } }];
}
