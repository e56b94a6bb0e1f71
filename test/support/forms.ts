import { parseHTML } from "linkedom";
import { addressOf, NOT_PAGES, SAMPLES } from "./pages.ts";
import { valuesOfForm } from "./sent-form.ts";

/** A form as it stands on one of the pages. */
export interface FoundForm {
  method: "get" | "post";
  action: string;
  /** Whether it sends a file. */
  isUpload: boolean;
  /** What is sent of it as it stands. */
  fields: Record<string, string>;
}

/** Every form of every page, each action once. */
export async function formsOfPages(url: string): Promise<FoundForm[]> {
  const found = new Map<string, FoundForm>();
  for (const path of Object.keys(SAMPLES).filter((path) => !(path in NOT_PAGES))) {
    const address = await addressOf(path);
    const { document } = parseHTML(await (await fetch(url + address)).text());
    for (const form of document.querySelectorAll("form")) {
      const action = (form.getAttribute("action") || address).replace(/\?.*/, "");
      const method = form.getAttribute("method")?.toLowerCase() === "post" ? "post" : "get";
      const isUpload = form.getAttribute("enctype") === "multipart/form-data";
      found.set(`${method} ${action}`, { method, action, isUpload, fields: valuesOfForm(form) });
    }
  }
  return [...found.values()];
}
