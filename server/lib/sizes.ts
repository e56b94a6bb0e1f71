const UNITS = ["KB", "MB", "GB", "TB"];

/** A file's size as a person reads it: "900 bytes", "1.2 MB" (of 1,000 KB). */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 999.5 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}
