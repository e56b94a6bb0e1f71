// Has the computer's clock go wrong: by as many milliseconds as the file NEWSMOVE_TEST_CLOCK says at the moment.
import { readFileSync } from "node:fs";

const file = process.env.NEWSMOVE_TEST_CLOCK;
const RealDate = Date;

function offset() {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(RealDate.now() + offset());
  }

  static now() {
    return RealDate.now() + offset();
  }
};
