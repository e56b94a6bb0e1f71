import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ejs from "ejs";
import type { Response } from "express";
import type { Clock } from "../lib/dates.ts";
import { remembering } from "../lib/remember.ts";
import { exchangeClocks } from "../lib/exchange-clock.ts";
import type { Assets } from "./assets.ts";
import { htmlOf, sendHtml } from "./html.ts";
import { rendered } from "./kept-page.ts";

const VIEWS = fileURLToPath(new URL("../../views/", import.meta.url));

export type Section =
  | "dashboard"
  | "news"
  | "companies"
  | "notes"
  | "prices"
  | "publishers"
  | "studies"
  | "data"
  | "settings";

export interface Appearance {
  theme: "system" | "light" | "dark";
  convention: "blue-orange" | "green-red" | "red-green";
}

export interface PageOptions {
  /** What the tab and the history call it. */
  title: string;
  section?: Section;
  status?: number;
  data?: object;
}

export interface Pages {
  /** Answers with a view ("news/show") inside the layout. */
  send(response: Response, view: string, options: PageOptions): void;
  /** A view by itself, for a document that is no page of the site. */
  fragment(view: string, data: object): string;
}

/** Renders views inside the layout; the appearance is asked for at every page, since it can change. */
export function createPages(assets: Assets, appearance: () => Appearance, clock: Clock): Pages {
  return {
    fragment: (view, data) => render(view, localsOf(data)),
    send(response, view, { title, section, status = 200, data = {} }) {
      const body = render(view, localsOf({ title, ...data }));
      const html = render(
        "layout",
        localsOf({
          ...{ title, section, body },
          ...appearance(),
          ...{ asset: assets.url, clocks: exchangeClocks(clock()) },
        }),
      );
      const page = htmlOf(html);
      response.status(status);
      if (status === 200) rendered(response, page);
      sendHtml(response, page);
    },
  };
}

/**
 * Renders a view; what it includes sees its data, and what is given besides. EJS's own `include` would look for the
 * file on disk at every call, of which a list of stories has a thousand.
 */
function render(view: string, data: object): string {
  const include = (path: string, more: object = {}) =>
    render(posix.join(posix.dirname(view), path), { ...data, ...more });
  const locals = { ...data, include };
  return template(`${view} ${Object.keys(locals)}`)(locals);
}

/** A view for data of these names, made variables of it: its other way, `with`, takes twice as long to render. */
const template = remembering((viewAndNames: string) => {
  const [view, names = ""] = viewAndNames.split(" ");
  const filename = `${VIEWS}${view}.ejs`;
  const variables = { _with: false, destructuredLocals: names.split(",") };
  // EJS would copy all data at every call lest `with` find a name in its prototype; there is no `with`.
  const asGiven = { unsafePrototypeLocals: true };
  // In a block of its own a view may give a name of its data to something else.
  const source = `<% { %>${readFileSync(filename, "utf8")}<% } %>`;
  return ejs.compile(source, { filename, escape: escaped, ...variables, ...asGiven });
});

/** Most of what is printed has nothing to escape. */
function escaped(value: unknown): string {
  const text = value === null || value === undefined ? "" : String(value);
  return /[&<>"']/.test(text) ? ejs.escapeXML(text) : text;
}

function localsOf(data: object): object {
  return { json, ...data };
}

/** JSON for a data block in the page: no "<" can end it early. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
