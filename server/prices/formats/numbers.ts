import type { NumberStyle } from "./format.ts";

const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const COMMA = /^-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** A price as the file writes it; NaN for what is no number. */
export function readPrice(text: string, style: NumberStyle): number {
  if (style !== "comma" && PLAIN.test(text)) return finite(text);
  const bare = BARE[style](text.trim());
  return PLAIN.test(bare) ? finite(bare) : Number.NaN;
}

/** "1e999" is beyond what a number can hold. */
function finite(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

const SCALES: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** A volume, in shares; null where the file has none ("", "-", "N/A"), NaN for what is no number. */
export function readVolume(text: string, style: NumberStyle): number | null {
  if (style !== "comma" && PLAIN.test(text)) return finite(text);
  const trimmed = text.trim();
  if (/^(?:|-+|n\/?a|null|nan)$/i.test(trimmed)) return null;
  const scale = style === "plain" ? undefined : SCALES[trimmed.slice(-1).toUpperCase()];
  const value = readPrice(scale ? trimmed.slice(0, -1) : trimmed, style);
  // 82.12 × 1e6 is 82120000.00000001 in binary.
  return scale ? Math.round(value * scale) : value;
}

/** "1.234,5" → "1234.5"; "" for what is not written so. */
function withPoint(text: string): string {
  return COMMA.test(text) ? text.replaceAll(".", "").replace(",", ".") : "";
}

/** "$1,234.50" → "1234.50" */
function ungrouped(text: string): string {
  const bare = text.replace(/^(-?)\$/, "$1");
  return GROUPED.test(bare) ? bare.replaceAll(",", "") : bare;
}

/** A number of each style as a plain one. */
const BARE: Record<NumberStyle, (text: string) => string> = {
  plain: (text) => text,
  grouped: ungrouped,
  comma: withPoint,
};
