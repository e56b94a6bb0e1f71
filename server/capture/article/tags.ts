/** HTML cut into tags and text in one pass that never goes back, so that no page takes long, whatever it holds. */

export interface Tag {
  kind: "tag";
  name: string;
  closing: boolean;
  attributes: ReadonlyMap<string, string>;
}

export interface Stretch {
  kind: "text";
  text: string;
}

/** An element whose inside is not a page's text: scripts, styles, titles, drawings. */
export interface Enclosed {
  kind: "enclosed";
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
}

const ENCLOSED = new Set(
  `script style title textarea xmp iframe noembed noframes noscript template svg math object canvas audio
  video select`.split(/\s+/),
);

const NAME = /[a-zA-Z][^\s/>]{0,60}/y;
const MOST_ATTRIBUTES = 100;

/** The pieces of a page in order. Comments, declarations and NULs are left out. */
export function* piecesOf(page: string): Generator<Tag | Stretch | Enclosed> {
  const html = page.includes("\0") ? page.replaceAll("\0", "") : page;
  // Names no closing tag of which is left: looking again and again would take quadratic time.
  const unclosed = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const open = nextMarkup(html, at);
    if (open > at) yield { kind: "text", text: html.slice(at, open) };
    if (open === html.length) return;
    if (/[!?]/.test(html.charAt(open + 1))) {
      at = endOfDeclaration(html, open);
      continue;
    }
    const { tag, end } = tagAt(html, open);
    at = end;
    if (tag.closing || !ENCLOSED.has(tag.name) || unclosed.has(tag.name)) {
      yield tag;
      continue;
    }
    const close = closingOf(html, tag.name, at);
    if (close === null) {
      unclosed.add(tag.name);
      if (!RUNS_TO_THE_END.has(tag.name)) yield tag;
      else at = html.length;
      continue;
    }
    yield { kind: "enclosed", name: tag.name, attributes: tag.attributes, text: html.slice(at, close.start) };
    at = close.end;
  }
}

const RUNS_TO_THE_END = new Set(["script", "style", "textarea"]);

/** Where the next tag, comment or declaration begins; the end where there is none. */
function nextMarkup(html: string, from: number): number {
  MARKUP.lastIndex = from;
  return MARKUP.exec(html)?.index ?? html.length;
}

const MARKUP = /<(?=[a-zA-Z/!?])/g;

function endOfDeclaration(html: string, open: number): number {
  const comment = html.startsWith("<!--", open);
  const close = html.indexOf(comment ? "-->" : ">", open + 2);
  if (close < 0) return html.length;
  return close + (comment ? 3 : 1);
}

function closingOf(html: string, name: string, from: number): { start: number; end: number } | null {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  closing.lastIndex = from;
  const match = closing.exec(html);
  if (!match) return null;
  const end = html.indexOf(">", match.index);
  return { start: match.index, end: end < 0 ? html.length : end + 1 };
}

function tagAt(html: string, open: number): { tag: Tag; end: number } {
  const closing = html.charAt(open + 1) === "/";
  NAME.lastIndex = open + (closing ? 2 : 1);
  const name = NAME.exec(html)?.[0] ?? "";
  const after = open + (closing ? 2 : 1) + name.length;
  if (html.charAt(after) === ">")
    return { tag: { kind: "tag", name: name.toLowerCase(), closing, attributes: NONE }, end: after + 1 };
  const attributes = new Map<string, string>();
  let at = after;
  while (at < html.length && html.charAt(at) !== ">") at = readAttribute(html, at, attributes);
  return { tag: { kind: "tag", name: name.toLowerCase(), closing, attributes }, end: at + 1 };
}

const NONE: ReadonlyMap<string, string> = new Map();

const ATTRIBUTE = /[\s/]*([^\s=>/][^\s=>/]*)?/y;
const EQUALS = /\s*=\s*/y;
const BARE = /[^\s>]*/y;

/** Reads one attribute into the map and says where it ends; of two with one name the first counts. */
function readAttribute(html: string, from: number, attributes: Map<string, string>): number {
  ATTRIBUTE.lastIndex = from;
  const name = (ATTRIBUTE.exec(html)?.[1] ?? "").slice(0, 100).toLowerCase();
  let at = ATTRIBUTE.lastIndex;
  EQUALS.lastIndex = at;
  if (!EQUALS.test(html)) {
    if (name) keep(attributes, name, "");
    return at > from ? at : from + 1;
  }
  at = EQUALS.lastIndex;
  const quote = html.charAt(at);
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, at + 1);
    keep(attributes, name, html.slice(at + 1, close < 0 ? html.length : close));
    return close < 0 ? html.length : close + 1;
  }
  BARE.lastIndex = at;
  keep(attributes, name, BARE.exec(html)?.[0] ?? "");
  return Math.max(BARE.lastIndex, from + 1);
}

function keep(attributes: Map<string, string>, name: string, value: string): void {
  if (name && attributes.size < MOST_ATTRIBUTES && !attributes.has(name)) attributes.set(name, value);
}
