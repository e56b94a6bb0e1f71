import type { NumberStyle } from "./format.ts";

const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** A price as the file writes it; NaN for what is no number. */
export function readPrice(text: string, style: NumberStyle): number {
  if (PLAIN.test(text)) return finite(text);
  const trimmed = text.trim();
  const bare = style === "grouped" ? ungrouped(trimmed) : trimmed;
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
  if (PLAIN.test(text)) return finite(text);
  const trimmed = text.trim();
  if (/^(?:|-+|n\/?a|null|nan)$/i.test(trimmed)) return null;
  const scale = style === "grouped" ? SCALES[trimmed.slice(-1).toUpperCase()] : undefined;
  const value = readPrice(scale ? trimmed.slice(0, -1) : trimmed, style);
  // 82.12 × 1e6 is 82120000.00000001 in binary.
  return scale ? Math.round(value * scale) : value;
}

/** "$1,234.50" → "1234.50" */
function ungrouped(text: string): string {
  const bare = text.replace(/^(-?)\$/, "$1");
  return GROUPED.test(bare) ? bare.replaceAll(",", "") : bare;
}
