import { posix } from "node:path";

export interface SourceFile {
  /** From the repository's root: "server/notes/store.ts". */
  path: string;
  text: string;
}

/** From the ground up; a slice imports from its own folder and from lower rows alone. */
const ORDER = [
  ["config.ts", "db", "lib"],
  ["web"],
  ["companies", "settings"],
  ["news", "prices"],
  ["moves"],
  ["notes"],
  ["stories"],
  ["checks"],
  ["studies"],
  ["capture", "search", "export"],
  ["home", "keeping", "api"],
];

/** What puts the slices together may import any of them. */
const ON_TOP = [
  "app.ts",
  "derived.ts",
  "live.ts",
  "main.ts",
  "cli.ts",
  "newsmove.js",
  "built.js",
  "commands",
  "threads",
];

interface Import {
  from: string;
  /** A path from the root, or the name of a package. */
  of: string;
  isType: boolean;
}

/** Every breach of the import rules among the files of server/, one readable line each. */
export function importBreaches(files: readonly SourceFile[]): string[] {
  return files.flatMap(importsOf).flatMap((line) => {
    const breach = line.of.startsWith("server/") ? breachBetween(line) : breachOfPackage(line);
    return breach === null ? [] : [`${line.from} imports ${line.of}: ${breach}`];
  });
}

const IMPORT = /^\s*(?:import|export)\s+(?:(?<what>[^"';]*?)\s*from\s*)?"(?<path>[^"]+)"/gm;
const DYNAMIC = /\bimport\(\s*"(?<path>[^"]+)"\s*\)/g;

function importsOf({ path, text }: SourceFile): Import[] {
  return [...text.matchAll(IMPORT), ...text.matchAll(DYNAMIC)].map(({ groups }) => {
    const given = groups?.path ?? "";
    const of = given.startsWith(".") ? posix.join(posix.dirname(path), given) : given;
    return { from: path, of, isType: isTypeOnly(groups?.what ?? "") };
  });
}

/** "type { A }" or "{ type A, type B }". */
function isTypeOnly(what: string): boolean {
  if (/^type\s/.test(what)) return true;
  const names = /^\{(.*)\}$/s
    .exec(what)?.[1]
    ?.split(",")
    .filter((name) => name.trim() !== "");
  return names?.every((name) => name.trim().startsWith("type ")) ?? false;
}

function breachBetween({ from, of, isType }: Import): string | null {
  const [importer, imported] = [from, of].map((path) => path.split("/")[1] ?? "") as [string, string];
  if (of === "server/db/open.ts" && !mayOpen(from)) return "only store.ts files and db/ know the database";
  if (importer === imported || ON_TOP.includes(importer)) return null;
  if (ON_TOP.includes(imported)) return "nothing below imports what puts the slices together";
  const [above, below] = [importer, imported].map((name) => ORDER.findIndex((row) => row.includes(name)));
  if (above === undefined || above < 0) return `${importer} has no place in the order of imports`;
  if (below === undefined || below < 0) return `${imported} has no place in the order of imports`;
  // The ground (configuration, database, helpers) may be used among itself.
  if (below > above || (below === above && below > 0)) return `${imported} is not below ${importer}`;
  const file = posix.basename(of);
  if (below > 1 && file === "routes.ts") return "another slice's URLs are its own affair";
  if (below > 1 && file.endsWith("store.ts") && !isType)
    return "stores are handed in by app.ts; import their type alone";
  return null;
}

function mayOpen(path: string): boolean {
  return (
    path.startsWith("server/db/") || path.endsWith("store.ts") || ON_TOP.includes(path.split("/")[1] ?? "")
  );
}

function breachOfPackage({ from, of }: Import): string | null {
  const mayUseExpress =
    from === "server/app.ts" || from.startsWith("server/web/") || from.endsWith("/routes.ts");
  if (of === "express" && !mayUseExpress) return "Express stays in app.ts, web/ and routes.ts files";
  if (of === "better-sqlite3" && !from.startsWith("server/db/")) return "the database driver stays in db/";
  // The seed is a tool of the command line, not a part of the pages.
  if (of.startsWith("seed/") && from !== "server/main.ts" && !from.startsWith("server/commands/"))
    return "only main.ts and the commands bring the seed";
  if (/^(test|views)\//.test(of)) return "the server stands without it";
  return null;
}

/** What the browser's code may take from the server: types, and helpers of lib/. */
export function browserBreaches(files: readonly SourceFile[]): string[] {
  return files
    .flatMap(importsOf)
    .filter(({ of, isType }) => of.startsWith("server/") && !isType && !of.startsWith("server/lib/"))
    .map(({ from, of }) => `${from} imports ${of}: the browser takes types, and helpers of lib/`);
}

/** Every breach of the rules for templates, one readable line each. */
export function viewBreaches({ path, text }: SourceFile): string[] {
  const breaches: string[] = [];
  const report = (found: Iterable<RegExpMatchArray>, why: string) => {
    for (const [words] of found)
      breaches.push(`${path}: ${words.replaceAll(/\s+/g, " ").slice(0, 80)}: ${why}`);
  };
  // A loop's own arrow is the one function a template has.
  const tags = text.replaceAll(/\.forEach\(\s*(\([^()]*\)|\w+)\s*=>\s*\{/g, "");
  report(tags.matchAll(/<%(?:[^%]|%(?!>))*?(?:=>|\bfunction\b)/g), "a template loops and branches only");
  const markup = text.replaceAll(/<%[\s\S]*?%>/g, "");
  report(markup.matchAll(/<[a-z][^>]*\sstyle\s*=/gi), "styles stand in the style sheet");
  report(markup.matchAll(/<[a-z][^>]*\son\w+\s*=/gi), "code stands in views/assets");
  report(markup.matchAll(/<style\b/gi), "styles stand in the style sheet");
  report(
    text.matchAll(/<script\b(?![^>]*\ssrc=)(?![^>]*\stype="application\/json")[^>]*>/gi),
    "only data may stand in a page",
  );
  report(text.matchAll(/<%-(?!\s*(?:include\(|json\(|body\s*%>))[\s\S]*?%>/g), "what is printed is escaped");
  return breaches;
}
