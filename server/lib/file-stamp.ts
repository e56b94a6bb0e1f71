/** An instant as a part of a file's name: "20251210T130500123Z". Names sort as their instants do. */
export function fileStamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:.]/g, "");
}

/** A pattern of what `fileStamp` writes, and of what it once wrote, without milliseconds. */
export const FILE_STAMP = "\\d{8}T\\d{6}(?:\\d{3})?Z";

/** The instant that a file's name bears. @param stamp matches FILE_STAMP */
export function instantOfStamp(stamp: string): string {
  const [date, time] = stamp.split("T") as [string, string];
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  const [hour, minute, second] = [time.slice(0, 2), time.slice(2, 4), time.slice(4, 6)];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${time.slice(6, -1) || "000"}Z`;
}
