import { expect, test } from "vitest";
import { FILE_STAMP, fileStamp, instantOfStamp } from "../../server/lib/file-stamp.ts";

test("an instant becomes a stamp and an instant again", () => {
  const at = new Date("2025-12-10T13:05:09.123Z");
  expect(fileStamp(at)).toBe("20251210T130509123Z");
  expect(fileStamp(at)).toMatch(RegExp(`^${FILE_STAMP}$`));
  expect(instantOfStamp(fileStamp(at))).toBe(at.toISOString());
});

test("a stamp without milliseconds is of the whole second", () => {
  expect(instantOfStamp("20251210T130509Z")).toBe("2025-12-10T13:05:09.000Z");
});
