import { isBlock } from "./blocks.ts";
import { piecesOf, type Tag } from "./tags.ts";

/** Beyond these no page is an article, and weighing it all would take long. */
const MOST_ELEMENTS = 15_000;
const MOST_CHARACTERS = 600_000;

/** Deeper elements lose their tags and keep their text: what walks a tree must not run out of stack. */
const DEEPEST = 150;
const BESIDE = new Set(["nav", "footer", "button"]);
const KEPT_ATTRIBUTES = ["class", "id", "role", "itemprop", "rel"];
const VOID = new Set(["br", "hr", "wbr", "img", "input", "link", "meta", "source", "area", "base", "col"]);
const LEFT_OUT = new Set(["link", "meta", "base", "input", "source", "area", "img", "frame", "frameset"]);

/**
 * The same page made fit for a parser that builds trees: every element closed in order, at most 150 deep,
 * without scripts, comments, addresses and long attributes. Null for a page too big to be weighed. One pass.
 */
export function cleanPage(page: string): string | null {
  const out: string[] = [];
  const open: string[] = [];
  let elements = 0;
  let characters = 0;
  // What stands inside an element that is beside the article loses its text.
  let beside = 0;
  const closeTo = (depth: number) => {
    while (open.length > depth) {
      const name = open.pop() ?? "";
      out.push(`</${name}>`);
      if (BESIDE.has(name)) beside--;
    }
  };
  for (const piece of piecesOf(page)) {
    if (elements > MOST_ELEMENTS || characters > MOST_CHARACTERS) return null;
    if (piece.kind === "enclosed") continue;
    if (piece.kind === "text") {
      characters += piece.text.length;
      if (beside === 0) out.push(piece.text.replaceAll("<", "&lt;"));
    } else if (piece.closing) {
      const depth = open.lastIndexOf(piece.name);
      if (depth >= 0) closeTo(depth);
    } else if (isKept(piece)) {
      if (isEndedBy(open.at(-1), piece.name)) closeTo(open.length - 1);
      if (open.length >= DEEPEST) {
        if (isBlock(piece.name)) out.push("<br>");
        continue;
      }
      elements++;
      out.push(`<${piece.name}${attributesOf(piece)}>`);
      if (!VOID.has(piece.name)) open.push(piece.name);
      if (BESIDE.has(piece.name)) beside++;
    }
  }
  closeTo(0);
  return characters > MOST_CHARACTERS ? null : out.join("");
}

function isKept(tag: Tag): boolean {
  return /^[a-z][a-z0-9-]*$/.test(tag.name) && !LEFT_OUT.has(tag.name) && !STRUCTURE.has(tag.name);
}

/** Written anew around the cleaned page. */
const STRUCTURE = new Set(["html", "head", "body"]);

/** Elements that may be left open: the next of the kind, or a block after a paragraph, ends them. */
function isEndedBy(last: string | undefined, next: string): boolean {
  if (last === "p") return isBlock(next) && next !== "br";
  return last === next && /^(?:li|dt|dd|tr|td|th|option)$/.test(next);
}

function attributesOf(tag: Tag): string {
  return KEPT_ATTRIBUTES.map((name) => {
    const value = tag.attributes.get(name);
    return value ? ` ${name}="${value.slice(0, 200).replace(/["<>&]/g, " ")}"` : "";
  }).join("");
}
