import { expect, test } from "vitest";
import { inBackground } from "../../server/lib/in-background.ts";
import { whenTestEnds } from "../support/cleanup.ts";

test("work goes on turn by turn while there is more, and others have theirs between", async () => {
  const seen: string[] = [];
  await new Promise<void>((resolve) => {
    const stop = inBackground(
      () => {
        seen.push("turn");
        setTimeout(() => seen.push("other"), 0);
        if (seen.filter((name) => name === "turn").length === 3) resolve();
        return true;
      },
      (error) => expect.fail(String(error)),
    );
    whenTestEnds(stop);
  });
  expect(seen).toEqual(["turn", "other", "turn", "other", "turn"]);
});

test("a turn that throws is told of and is the last", async () => {
  let turns = 0;
  const error = await new Promise((resolve) => {
    const stop = inBackground(() => {
      turns++;
      throw new Error("a fault");
    }, resolve);
    whenTestEnds(stop);
  });
  expect(error).toEqual(new Error("a fault"));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(turns).toBe(1);
});
