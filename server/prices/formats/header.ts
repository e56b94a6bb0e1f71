/** The separator most of the header has. */
export function delimiterOf(line: string): string {
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}

/** Accents, brackets, asterisks and letter case aside: "<Close*>" is "close", "Adjusted_Close" "adjusted close". */
export function plainHeader(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[<>*"\u200b]/g, "")
    .trim()
    .toLowerCase();
  return plain.endsWith("_utc") ? plain : plain.replaceAll("_", " ");
}
