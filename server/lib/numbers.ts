/** A number as a person types it. */
export type TypedNumber =
  | { kind: "number"; value: number; decimals: number }
  /** "1,205" can be read both ways; the person must say which. */
  | { kind: "ambiguous"; readings: [string, string] }
  | { kind: "none" };

const PLAIN = /^\d+(\.\d+)?$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const GROUPED_EUROPEAN = /^\d{1,3}(\.\d{3})+(,\d+)?$/;
const GROUPED_BY_SPACE = /^\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/;
const COMMA_DECIMAL = /^\d+,\d+$/;

/**
 * Reads an unsigned number written 161.70, 1,617.00, 161,70, 1.617,00 or 1 617,00. A single comma
 * before exactly three digits is ambiguous unless the part before it rules one reading out ("0,125").
 * A single point is always the decimal point.
 */
export function readNumber(typed: string): TypedNumber {
  const text = typed.trim();
  if (PLAIN.test(text)) return numberOf(text);
  if (/^[1-9]\d{0,2},\d{3}$/.test(text)) {
    return { kind: "ambiguous", readings: [text.replace(",", ""), text.replace(",", ".")] };
  }
  if (GROUPED.test(text) && !text.startsWith("0")) return numberOf(text.replaceAll(",", ""));
  if (COMMA_DECIMAL.test(text)) return numberOf(text.replace(",", "."));
  if (GROUPED_EUROPEAN.test(text)) return numberOf(text.replaceAll(".", "").replace(",", "."));
  if (GROUPED_BY_SPACE.test(text)) return numberOf(text.replaceAll(/[ \u00a0\u202f]/g, "").replace(",", "."));
  return { kind: "none" };
}

function numberOf(plain: string): TypedNumber {
  return { kind: "number", value: Number(plain), decimals: plain.split(".")[1]?.length ?? 0 };
}

const IN_DIGITS = new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: 20 });

/** "0.0000001": a number in digits alone, as somebody would type it. */
export function inDigits(value: number): string {
  return IN_DIGITS.format(value);
}
