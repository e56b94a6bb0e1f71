/** XML written from values: what stands between the tags is always a text, escaped. */

type Attributes = Readonly<Record<string, string>>;

/** A part of a document, escaped already. */
export interface Xml {
  readonly markup: string;
}

/** An element with a text or with elements in it. */
export function element(name: string, attributes: Attributes, content: string | readonly Xml[] = ""): Xml {
  const inner = typeof content === "string" ? escaped(content) : content.map(({ markup }) => markup).join("");
  const tag = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return {
    markup: inner === "" ? `<${name}${tag.join("")}/>` : `<${name}${tag.join("")}>${inner}</${name}>`,
  };
}

/** A whole document in UTF-8. */
export function xmlDocument({ markup }: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${markup}\n`;
}

const SPECIAL: Record<string, string> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
  // In an attribute they would be read as spaces.
  ...{ "\n": "&#10;", "\t": "&#9;", "\r": "&#13;" },
};

/** A text with its special characters as entities, and without what XML cannot hold. */
export function escaped(text: string): string {
  return holdable(text).replaceAll(/[&<>"'\n\t\r]/g, (character) => SPECIAL[character] ?? "");
}

/**
 * A text as XML 1.0 can hold it: most control characters, half a surrogate pair, U+FFFE and U+FFFF become
 * U+FFFD.
 */
export function holdable(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
