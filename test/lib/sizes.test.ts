import { expect, test } from "vitest";
import { sizeText } from "../../server/lib/sizes.ts";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1000, "1.0 KB"],
  [9949, "9.9 KB"],
  [9950, "10 KB"],
  [684_032, "684 KB"],
  [999_499, "999 KB"],
  [999_500, "1.0 MB"],
  [1_230_000_000, "1.2 GB"],
  [4e15, "4000 TB"],
])("%i bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
