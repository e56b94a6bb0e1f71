import type { TestServer } from "../support/server.ts";

/** An article with two moves, a date without its year, and a figure that is no move. */
export const ARTICLE = [
  "Nvidia Slides 4.2% While Alphabet Gains 2%, Reuters Reports",
  "Harbour Wire 12-09",
  "Nvidia shares slid 4.2% at one point in premarket trading while Alphabet gained 2%. Revenue at Nvidia had grown 62%.",
  "OpenAI said on Tuesday that it would rent more computers.",
].join("\n\n");

const PARAGRAPHS = [
  "Nvidia shares slid 4.2% at one point in premarket trading while Alphabet gained 2%, traders in New York said.",
  "Revenue at Nvidia had grown 62% in the quarter before, and it had told investors that it would grow further.",
  "OpenAI said on Tuesday that it would rent more computers, which took another long sentence to say.",
];

/** The same as the source of a saved page. */
export const PAGE = `<!doctype html>
<html lang="en"><head><title>Nvidia slides 4.2% | Harbour Wire</title>
<meta property="og:title" content="Nvidia slides 4.2%, chips follow">
<meta property="og:site_name" content="Harbour Wire">
<meta property="article:published_time" content="2025-12-09T08:05:00-05:00">
<link rel="canonical" href="https://harbour.example/nvidia"></head>
<body><article><h1>Nvidia slides 4.2%, chips follow</h1>
${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n")}</article></body></html>`;

/** Sends the form of /capture as a browser does: in parts, with a file or with what was pasted. */
export async function capture(
  server: TestServer,
  parts: { text?: string; file?: [name: string, content: string | Uint8Array<ArrayBuffer>] },
  headers: Record<string, string> = { origin: server.url },
): Promise<Response> {
  const body = new FormData();
  body.set("text", parts.text ?? "");
  const [name, content] = parts.file ?? ["", ""];
  body.set("file", new File([content], name));
  return fetch(`${server.url}/capture`, { method: "POST", headers, body, redirect: "manual" });
}
