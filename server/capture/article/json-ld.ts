import { readJson } from "./lenient-json.ts";

/** What a page's JSON-LD says of its article; empty where it says nothing. */
export interface JsonLd {
  headlines: string[];
  /** When it was published, most exact statement first; never when it was changed. */
  dates: string[];
  authors: string[];
  publishers: string[];
  /** The site's own name. */
  sites: string[];
  urls: string[];
  languages: string[];
}

type Node = Record<string, unknown>;

const ARTICLE =
  /^(?:\w*Article|\w*BlogPosting|LiveBlogPosting|Report|NewsReport|AnalysisNews\w*|Opinion\w*|Review\w*|WebPage)$/;
const SITE = /^(?:WebSite|NewsMediaOrganization)$/;
const MOST_NODES = 5000;

/** Reads the contents of a page's ld+json scripts, whatever they are wrapped in, broken ones as far as they go. */
export function readJsonLd(scripts: readonly string[]): JsonLd {
  const nodes = scripts.flatMap((script) => nodesOf(readJson(script)));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  // A page node repeats what the article says, with the site's own words.
  const ranked = articles.sort((a, b) => Number(isPage(a)) - Number(isPage(b)));
  const main = ranked[0] ? [ranked[0], ...ranked.slice(1).filter(isPage)] : [];
  const each = (...keys: string[]) =>
    main.flatMap((node) => keys.flatMap((key) => namesOf(resolved(node[key], nodes))));
  return {
    headlines: each("headline", ...(main[0] && !isPage(main[0]) ? ["name"] : [])),
    dates: each("datePublished", "dateCreated", "uploadDate"),
    authors: authorsOf(main, nodes),
    publishers: each("publisher", "sourceOrganization", "copyrightHolder"),
    sites: nodes.filter((node) => typesOf(node).some((type) => SITE.test(type))).flatMap(namesOf),
    urls: main.flatMap((node) => [...addressesOf(node.mainEntityOfPage), ...addressesOf(node.url)]),
    languages: each("inLanguage"),
  };
}

/** Every object in the data, however wrapped: @graph, arrays, an article under some key of its own. */
function nodesOf(data: unknown): Node[] {
  const found: Node[] = [];
  let level: unknown[] = [data];
  for (let depth = 0; depth < 8 && level.length > 0 && found.length < MOST_NODES; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      if (next.length > MOST_NODES) break;
      if (Array.isArray(value)) next.push(...value.slice(0, MOST_NODES));
      else if (isNode(value)) {
        found.push(value);
        next.push(...Object.values(value).slice(0, 200));
      }
    }
    level = next;
  }
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typesOf(node: Node): string[] {
  const type = node["@type"];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === "string").map(bareType);
}

function bareType(type: string): string {
  return type.slice(0, 200).replace(/^.*[/#:]/, "");
}

function isPage(node: Node): boolean {
  return typesOf(node).includes("WebPage");
}

function authorsOf(main: readonly Node[], nodes: readonly Node[]): string[] {
  for (const node of main) {
    for (const key of ["author", "creator"]) {
      const names = namesOf(resolved(node[key], nodes)).filter((name) => name.trim() !== "");
      if (names.length > 0) return names;
    }
  }
  return [];
}

/** A reference {"@id": …} stands for the node with that id that has a name. */
function resolved(value: unknown, nodes: readonly Node[]): unknown {
  if (Array.isArray(value)) return value.slice(0, 20).map((one) => resolved(one, nodes));
  if (!isNode(value) || value.name !== undefined || typeof value["@id"] !== "string") return value;
  return nodes.find((node) => node["@id"] === value["@id"] && node.name !== undefined) ?? value;
}

function namesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((one) => (isPlain(one) ? namesOf(one) : []));
  if (!isNode(value)) return [];
  const name = value.name ?? value.alternateName ?? value["@value"];
  return isNode(name) ? [] : namesOf(name);
}

function isPlain(value: unknown): boolean {
  return !Array.isArray(value);
}

function addressesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (!isNode(value)) return [];
  return [value["@id"], value.url].filter((one) => typeof one === "string");
}
