/**
 * When the Hong Kong exchange is closed, as it announced. Most of its holidays follow the moon, so
 * they are a table; years outside it are not known. Weekdays only, MM-DD.
 */
const CLOSED: Record<number, string> = {
  2015: "01-01 02-19 02-20 04-03 04-06 04-07 05-01 05-25 07-01 09-03 09-28 10-01 10-21 12-25",
  // 2 August and 21 October: typhoons Nida and Haima.
  2016: "01-01 02-08 02-09 02-10 03-25 03-28 04-04 05-02 06-09 07-01 08-02 09-16 10-10 10-21 12-26 12-27",
  // 23 August: typhoon Hato.
  2017: "01-02 01-30 01-31 04-04 04-14 04-17 05-01 05-03 05-30 08-23 10-02 10-05 12-25 12-26",
  2018: "01-01 02-16 02-19 03-30 04-02 04-05 05-01 05-22 06-18 07-02 09-25 10-01 10-17 12-25 12-26",
  2019: "01-01 02-05 02-06 02-07 04-05 04-19 04-22 05-01 05-13 06-07 07-01 10-01 10-07 12-25 12-26",
  // 13 October: typhoon Nangka.
  2020: "01-01 01-27 01-28 04-10 04-13 04-30 05-01 06-25 07-01 10-01 10-02 10-13 10-26 12-25",
  // 13 October: typhoon Kompasu.
  2021: "01-01 02-12 02-15 04-02 04-05 04-06 05-19 06-14 07-01 09-22 10-01 10-13 10-14 12-27",
  2022: "02-01 02-02 02-03 04-05 04-15 04-18 05-02 05-09 06-03 07-01 09-12 10-04 12-26 12-27",
  // 17 July: typhoon Talim; 1 September: typhoon Saola; 8 September: black rainstorm.
  2023: "01-02 01-23 01-24 01-25 04-05 04-07 04-10 05-01 05-26 06-22 07-17 09-01 09-08 10-02 10-23 12-25 12-26",
  // 6 September: typhoon Yagi; since 23 September 2024 the exchange stays open in any weather.
  2024: "01-01 02-12 02-13 03-29 04-01 04-04 05-01 05-15 06-10 07-01 09-06 09-18 10-01 10-11 12-25 12-26",
  2025: "01-01 01-29 01-30 01-31 04-04 04-18 04-21 05-01 05-05 07-01 10-01 10-07 10-29 12-25 12-26",
  2026: "01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25",
  2027: "01-01 02-08 02-09 03-26 03-29 04-05 05-13 06-09 07-01 09-16 10-01 10-08 12-27",
};

/** Lunar New Year's Eve, where it is a weekday: trading ends at noon. */
const LUNAR_EVES = [
  ...["2015-02-18", "2017-01-27", "2018-02-15", "2019-02-04", "2020-01-24", "2021-02-11"],
  ...["2022-01-31", "2024-02-09", "2025-01-28", "2026-02-16", "2027-02-05"],
];

/** Typhoon Koinu and the rain after it kept the morning shut. */
const LATE_OPENS: Record<string, string> = { "2023-10-09": "14:00" };

export const HK_FIRST_YEAR = 2015;
export const HK_LAST_YEAR = 2027;

/** Weekdays of a year without a session. */
export function hkClosedDays(year: number): string[] {
  return (CLOSED[year] ?? "").split(" ").map((day) => `${year}-${day}`);
}

/** Eves of Christmas, New Year and Lunar New Year: the morning alone is traded. */
export function hkHalfDays(year: number): string[] {
  const eves = [`${year}-12-24`, `${year}-12-31`];
  return [...eves, ...LUNAR_EVES.filter((day) => day.startsWith(`${year}-`))];
}

/** Wall time of the first trade where it was not 09:30. */
export function hkLateOpen(date: string): string | undefined {
  return LATE_OPENS[date];
}
