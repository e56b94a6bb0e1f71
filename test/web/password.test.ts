import { beforeEach, describe, expect, test } from "vitest";
import { NOW } from "../support/db.ts";
import { startServer, type TestServer } from "../support/server.ts";

const PASSWORD = "Þrír: épais 🐟";

let server: TestServer;
let now: Date;
beforeEach(async () => {
  now = NOW;
  server = await startServer({ clock: () => now, access: { host: "0.0.0.0", password: PASSWORD } });
});

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

function give(password: string): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`anyone:${password}`).toString("base64")}`;
  return server.get("/", { authorization });
}

/** The status of each of so many wrong tries in a row. */
async function wrongTries(count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < count; i++) statuses.push((await give(`wrong ${i}`)).status);
  return statuses;
}

test("without a password there is a question and nothing else", async () => {
  const answer = await server.get("/");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe('Basic realm="Newsmove", charset="UTF-8"');
  expect((await server.get("/settings")).status).toBe(401);
  expect((await server.post("/settings", { theme: "dark" })).status).toBe(401);
});

test("the right one opens, whatever its characters", async () => {
  expect((await give(PASSWORD)).status).toBe(200);
});

test.each(["", PASSWORD.slice(1), `${PASSWORD} `, PASSWORD.toUpperCase()])(
  "%j does not",
  async (password) => {
    expect((await give(password)).status).toBe(401);
  },
);

test.each(["Bearer abc", "Basic", "Basic !!!", `Basic ${Buffer.from("nocolon").toString("base64")}`])(
  "the header %j is asked again, not a fault",
  async (authorization) => {
    expect((await server.get("/", { authorization })).status).toBe(401);
    expect(server.log).toEqual([]);
  },
);

describe("wrong tries", () => {
  test("five are free, then there is a wait that doubles", async () => {
    expect(await wrongTries(6)).toEqual([401, 401, 401, 401, 401, 429]);
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      const seconds = Number((await give("wrong")).headers.get("retry-after"));
      waits.push(seconds);
      later(seconds);
      expect((await give("wrong")).status).toBe(401);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test("the right one has to wait too, and then clears them", async () => {
    await wrongTries(5);
    const refused = await give(PASSWORD);
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain("Wait 1 seconds");
    later(1);
    expect((await give(PASSWORD)).status).toBe(200);
    expect(await wrongTries(5)).toEqual([401, 401, 401, 401, 401]);
  });

  test("trying while waiting does not lengthen the wait", async () => {
    await wrongTries(5);
    expect(await wrongTries(20)).toEqual(Array(20).fill(429));
    later(1);
    expect((await give(PASSWORD)).status).toBe(200);
  });

  test("are forgotten after a quarter of an hour", async () => {
    await wrongTries(5);
    later(15 * 60 + 1);
    expect(await wrongTries(5)).toEqual([401, 401, 401, 401, 401]);
  });

  test("asking without a password, as a browser does first, is no try", async () => {
    for (let i = 0; i < 20; i++) expect((await server.get("/")).status).toBe(401);
    expect((await give(PASSWORD)).status).toBe(200);
  });
});

test("beyond this computer a browser sends no Sec-Fetch-Site, so our own pages keep their Origin", async () => {
  expect((await give(PASSWORD)).headers.get("referrer-policy")).toBe("same-origin");
});
