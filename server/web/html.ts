import { gzipSync } from "node:zlib";
import type { Response } from "express";
import { once } from "../lib/remember.ts";

/** A rendered page as it goes over the wire. */
export interface Html {
  plain: Buffer;
  gzipped(): Buffer;
}

/** A list of stories is much the same markup over and over: a tenth of it compressed, with the least effort. */
export function htmlOf(text: string): Html {
  const plain = Buffer.from(text);
  return { plain, gzipped: once(() => gzipSync(plain, { level: 1 })) };
}

/** Answers with a page that no cache may keep: the next time it can have changed. */
export function sendHtml(response: Response, { plain, gzipped }: Html): void {
  const isGzipped = response.req.acceptsEncodings("gzip") === "gzip";
  if (isGzipped) response.set("Content-Encoding", "gzip");
  const bytes = isGzipped ? gzipped() : plain;
  // Not response.send, which would work out an ETag of it all, for nobody to ask by.
  response
    .set({ "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" })
    .set("Content-Length", String(bytes.length))
    .vary("Accept-Encoding")
    .end(bytes);
}
