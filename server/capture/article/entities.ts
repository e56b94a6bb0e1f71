import { DOMParser } from "linkedom";

/** Text of a page with its character references ("&amp;", "&#8217;") read, and line ends as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  // With no tag left in it, this is one text node, read by the same parser as the page.
  const escaped = text.replaceAll("<", "&lt;");
  const { body } = new DOMParser().parseFromString(`<html><body>${escaped}</body></html>`, "text/html");
  return body.textContent ?? "";
}

/** One line of text: entities read, white space and invisible characters made plain spaces. */
export function plainLine(text: string, longest = 2000): string {
  return squeeze(decodeEntities(text.slice(0, longest)));
}

/** Runs of white space as one space. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b-\u200f\u2028\u2029\ufeff]+/g, " ").trim();
}
