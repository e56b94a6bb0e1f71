import { createHash } from "node:crypto";
import { element, type Xml, xmlDocument } from "../../lib/xml.ts";

/** Stories as an Atom feed (RFC 4287). */
export interface Feed {
  /** By what readers know this database's stories again, in hex. */
  name: string;
  /** Where the server is asked: "http://127.0.0.1:3000". No id depends on it. */
  server: string;
  /** For a feed without entries, which must tell an instant all the same. */
  now: string;
  /** Newest first. */
  entries: FeedEntry[];
}

export interface FeedEntry {
  newsId: number;
  title: string;
  publisher: string;
  /** The article itself, where its address is known. */
  url: string | null;
  language: string | null;
  /** The instant, where date, time and zone are all known; a feed has no place for less. */
  publishedAt: string | null;
  updatedAt: string;
  topics: readonly string[];
  /** Plain text. */
  summary: string;
}

const ATOM = "http://www.w3.org/2005/Atom";
const TYPE = "application/atom+xml";

/** The feed as a document. */
export function feedDocument({ name, server, now, entries }: Feed): string {
  const updated = entries.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), "");
  return xmlDocument(
    element("feed", { xmlns: ATOM, "xml:lang": "en" }, [
      element("id", {}, urnOf(name, "feed")),
      element("title", {}, "Newsmove: reported moves"),
      element(
        "subtitle",
        {},
        "What the news said a price did, beside what the price did. Not financial advice.",
      ),
      element("updated", {}, updated || now),
      element("link", { rel: "self", type: TYPE, href: `${server}/feed.atom` }),
      element("link", { rel: "alternate", type: "text/html", href: `${server}/news` }),
      element("generator", {}, "Newsmove"),
      ...entries.map((entry) => entryElement(entry, name, server)),
    ]),
  );
}

function entryElement(entry: FeedEntry, name: string, server: string): Xml {
  const { newsId, title, publisher, url, language, publishedAt, updatedAt, topics, summary } = entry;
  return element("entry", language === null ? {} : { "xml:lang": language }, [
    element("id", {}, urnOf(name, `story ${newsId}`)),
    element("title", { type: "text" }, title),
    element("author", {}, [element("name", {}, publisher)]),
    ...(publishedAt === null ? [] : [element("published", {}, publishedAt)]),
    element("updated", {}, updatedAt),
    element("link", { rel: "alternate", type: "text/html", href: `${server}/news/${newsId}` }),
    ...(url === null ? [] : [element("link", { rel: "via", href: url })]),
    ...topics.map((topic) => element("category", { term: topic })),
    element("summary", { type: "text", "xml:lang": "en" }, summary),
  ]);
}

/** A name-based UUID (RFC 9562, version 5) under the feed's own. */
function urnOf(namespace: string, name: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(namespace, "hex"))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex) ?? [];
  return `urn:uuid:${parts.join("-")}`;
}
