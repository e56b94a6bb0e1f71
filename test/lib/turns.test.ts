import { expect, test } from "vitest";
import { turns } from "../../server/lib/turns.ts";

test("one goes on at a time, in the order they came, also after one that failed", async () => {
  const writing = turns();
  const done: string[] = [];
  const piece = (name: string) => async () => {
    done.push(`${name} begins`);
    await Promise.resolve();
    done.push(`${name} ends`);
    if (name === "a") throw new Error("a failed");
    return name;
  };
  const [a, b] = [writing.take(piece("a")), writing.take(piece("b"))];
  await expect(a).rejects.toThrow("a failed");
  expect(await b).toBe("b");
  expect(done).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("it is over when all that came before has ended", async () => {
  const writing = turns();
  await writing.over();
  let isDone = false;
  writing.take(async () => {
    await Promise.resolve();
    isDone = true;
  });
  await writing.over();
  expect(isDone).toBe(true);
});
