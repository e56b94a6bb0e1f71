import { decodeEntities, squeeze } from "./entities.ts";
import { piecesOf } from "./tags.ts";

const BLOCKS = new Set(
  `address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html li main menu nav ol p pre section summary table tbody
  td tfoot th thead tr ul`.split(/\s+/),
);

/** Parts around an article that are not of it. */
const FURNITURE = new Set(["nav", "header", "footer", "aside", "form", "button", "figcaption", "figure"]);

/** Whether an element begins a paragraph of its own. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** The paragraphs of some HTML in order, as plain text; with `bare`, without navigation and the like. */
export function paragraphsOf(html: string, bare = false): string[] {
  const parts: string[] = [];
  let skipping = 0;
  for (const piece of piecesOf(html)) {
    if (piece.kind === "enclosed") parts.push(" ");
    else if (piece.kind === "text") {
      if (skipping === 0) parts.push(piece.text.replaceAll(/\s+/g, " "));
    } else {
      if (bare && FURNITURE.has(piece.name)) skipping = Math.max(0, skipping + (piece.closing ? -1 : 1));
      if (isBlock(piece.name)) parts.push("\n");
    }
  }
  return decodeEntities(parts.join(""))
    .split("\n")
    .map(squeeze)
    .filter((paragraph) => paragraph !== "");
}
