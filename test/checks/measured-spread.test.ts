import { expect, test } from "vitest";
import { measuredSpread } from "../../server/checks/measured-spread.ts";
import { spreadView } from "../../server/moves/spread.ts";
import { META, move } from "../moves/example.ts";

const SAID = spreadView([move(), META]);
const close = (value: number) => ({ value, label: "close", figure: "", isLatest: true });
const GAIN = { said: 3, near: 2.5, far: 3.5, measured: 3.1, range: null, after: [close(0.6)] };
const LOSS = { said: -1, near: -0.5, far: -1.5, measured: -0.6, range: null, after: [close(-0.2)] };

test("the spread reported beside the spread measured", () => {
  expect(measuredSpread(SAID, [GAIN, LOSS])).toMatchObject({
    ...{ label: "BABA over META", figure: "+3.7 points", from: -0.6, to: 3.1, direction: "up" },
    words: "spread, as measured, +0.8 at the close; the wordings allow +3.0 to +5.0",
  });
});

test("both legs must have been measured", () => {
  expect(measuredSpread(SAID, [GAIN, { ...LOSS, measured: null }])).toBeNull();
  expect(measuredSpread(null, [GAIN, LOSS])).toBeNull();
});
