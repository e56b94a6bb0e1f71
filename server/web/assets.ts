import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RequestHandler } from "express";

const FOLDER = fileURLToPath(new URL("../../views/assets/", import.meta.url));

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

interface Asset {
  type: string;
  plain: Buffer;
  gzip: Buffer;
  br: Buffer;
}

export interface Assets {
  /** The hashed URL of a source file: "main.ts" → "/assets/main-1a2b3c.js". */
  url(source: string): string;
  handler: RequestHandler;
}

/**
 * Bundles the browser code and styles once, in memory, under names that carry a hash of their
 * content, so that a browser may keep them for ever.
 */
export async function buildAssets(): Promise<Assets> {
  const result = await build({
    entryPoints: [`${FOLDER}main.ts`, `${FOLDER}main.css`, `${FOLDER}icon.svg`],
    outdir: "/assets",
    outbase: FOLDER,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "copy" },
    publicPath: "/assets",
    logLevel: "silent",
  });
  const files = new Map<string, Asset>();
  for (const file of result.outputFiles) {
    files.set(baseName(file.path), await compress(file.path, Buffer.from(file.contents)));
  }
  const urls = new Map<string, string>();
  for (const [output, { entryPoint, inputs }] of Object.entries(result.metafile.outputs)) {
    const source = entryPoint ?? Object.keys(inputs)[0];
    if (source) urls.set(baseName(source), `/assets/${baseName(output)}`);
  }
  return {
    url(source) {
      const url = urls.get(source);
      if (!url) throw new Error(`there is no asset ${source}`);
      return url;
    },
    handler: serve(files),
  };
}

function serve(files: Map<string, Asset>): RequestHandler {
  return (request, response, next) => {
    const asset = files.get(String(request.params.name));
    if (!asset) return next("route");
    // Asked one after the other: of both at once, the first in the browser's list wins, and that is gzip.
    const encoding = request.acceptsEncodings("br") || request.acceptsEncodings("gzip");
    const body = encoding === "br" ? asset.br : encoding === "gzip" ? asset.gzip : asset.plain;
    response.set({
      "Content-Type": asset.type,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
    });
    if (body !== asset.plain) response.set("Content-Encoding", String(encoding));
    response.send(body);
  };
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

async function compress(path: string, plain: Buffer): Promise<Asset> {
  const type = TYPES[path.slice(path.lastIndexOf("."))];
  if (!type) throw new Error(`no content type is known for the asset ${path}`);
  // A font is compressed already; a second time only makes it larger.
  if (type === "font/woff2") return { type, plain, gzip: plain, br: plain };
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return { type, plain, gzip: await gzipped(plain), br: await brotli(plain, quality) };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
