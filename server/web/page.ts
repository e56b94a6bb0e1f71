import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import ejs from "ejs";
import type { Response } from "express";
import type { Clock } from "../lib/dates.ts";
import { exchangeClocks } from "../lib/exchange-clock.ts";
import type { Assets } from "./assets.ts";

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
  const templates = new Map<string, ejs.TemplateFunction>();
  const render = (view: string, data: object): string => {
    let template = templates.get(view);
    if (!template) {
      template = compile(view);
      templates.set(view, template);
    }
    return template({ json, ...data });
  };
  return {
    fragment: render,
    send(response, view, { title, section, status = 200, data = {} }) {
      const body = render(view, { title, ...data });
      const html = render("layout", {
        ...{ title, section, body },
        ...appearance(),
        ...{ asset: assets.url, clocks: exchangeClocks(clock()) },
      });
      response.status(status).type("html").set("Cache-Control", "no-store");
      sendCompressed(response, html);
    },
  };
}

/** A list of stories is some 40 KB of much the same markup over and over: a tenth of it compressed. */
function sendCompressed(response: Response, html: string): void {
  response.vary("Accept-Encoding");
  if (response.req.acceptsEncodings("gzip") !== "gzip") {
    response.send(html);
    return;
  }
  response.set("Content-Encoding", "gzip").send(gzipSync(html));
}

function compile(view: string): ejs.TemplateFunction {
  const filename = `${VIEWS}${view}.ejs`;
  return ejs.compile(readFileSync(filename, "utf8"), { filename, views: [VIEWS], cache: true });
}

/** JSON for a data block in the page: no "<" can end it early. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
