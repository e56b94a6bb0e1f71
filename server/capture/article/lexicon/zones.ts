/**
 * Words by which a text names a clock, and the zone meant. In a market's summer many write the winter word
 * ("EST" in July): the clock of the place is meant. Words that two places use (CST, IST, BST in Asia) are left out.
 */
export const ZONE_WORDS: ReadonlyMap<string, string> = new Map([
  ...zone("America/New_York", "et est edt", "eastern time", "eastern", "new york time"),
  ...zone("America/Chicago", "ct cdt", "central time"),
  ...zone("America/Denver", "mt mst mdt", "mountain time"),
  ...zone("America/Los_Angeles", "pt pst pdt", "pacific time", "pacific"),
  ...zone("UTC", "utc gmt z"),
  ...zone("Europe/London", "bst", "london time", "uk time"),
  ...zone("Europe/Paris", "cet cest", "paris time"),
  ...zone("Europe/Berlin", "mez mesz", "frankfurt time", "berlin time"),
  ...zone("Europe/Zurich", "", "zurich time"),
  ...zone("Europe/Helsinki", "eet eest"),
  ...zone("Europe/Moscow", "msk", "moscow time"),
  ...zone("Asia/Hong_Kong", "hkt", "hong kong time"),
  ...zone("Asia/Shanghai", "", "beijing time", "china time", "china standard time", "shanghai time"),
  ...zone("Asia/Singapore", "sgt", "singapore time"),
  ...zone("Asia/Taipei", "", "taipei time", "taiwan time"),
  ...zone("Asia/Tokyo", "jst", "tokyo time"),
  ...zone("Asia/Seoul", "kst", "seoul time", "korea time"),
  ...zone("Asia/Kolkata", "", "indian standard time", "india time"),
  ...zone("Asia/Dubai", "", "gulf standard time", "dubai time"),
  ...zone("Australia/Sydney", "aest aedt", "sydney time"),
  ...zone("Australia/Perth", "awst"),
  ...zone("Pacific/Auckland", "nzst nzdt", "wellington time"),
  ...zone("Africa/Johannesburg", "sast"),
  ...zone("America/Sao_Paulo", "brt", "brasilia time"),
]);

function zone(name: string, short: string, ...long: string[]): [string, string][] {
  return [...short.split(" ").filter((word) => word !== ""), ...long].map((word) => [word, name]);
}
