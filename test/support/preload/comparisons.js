// Writes down the lengths of whatever is compared in constant time, a line each, to NEWSMOVE_TEST_COMPARISONS.
import crypto from "node:crypto";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const compare = crypto.timingSafeEqual;
crypto.timingSafeEqual = (a, b) => {
  appendFileSync(process.env.NEWSMOVE_TEST_COMPARISONS, `${a.byteLength} ${b.byteLength}\n`);
  return compare(a, b);
};
syncBuiltinESMExports();
