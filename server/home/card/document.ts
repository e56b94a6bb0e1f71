import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Appearance } from "../../web/page.ts";
import { escaped } from "../../lib/xml.ts";

const FOLDER = fileURLToPath(new URL("../../../views/card/styles/", import.meta.url));
/** In the order in which one overrules another. */
const STYLES = ["base", "sheet", "../../assets/styles/verdict-mark", "tables", "proof", "narrow", "paper"];

/** A document that needs no other file, and the one policy under which it looks as it should. */
export interface WholeDocument {
  html: string;
  contentSecurityPolicy: string;
}

/** Puts bodies into documents with the card's style in them. */
export function cardDocuments() {
  const style = STYLES.map((name) => readFileSync(`${FOLDER}${name}.css`, "utf8")).join("");
  const digest = createHash("sha256").update(style, "utf8").digest("base64");
  const contentSecurityPolicy = [
    ...["default-src 'none'", `style-src 'sha256-${digest}'`, "base-uri 'none'", "form-action 'none'"],
    "frame-ancestors 'none'",
  ].join(";");
  return (title: string, convention: Appearance["convention"], body: string): WholeDocument => ({
    contentSecurityPolicy,
    html: `<!doctype html>
<html lang="en" data-convention="${convention}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(title)} · Newsmove</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`,
  });
}
