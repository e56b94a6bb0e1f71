import { expect, test } from "vitest";
import { startServer } from "../support/server.ts";

test("settings are kept and shown on every page", async () => {
  const server = await startServer({ seeded: true });
  const answer = await server.post("/settings", {
    theme: "dark",
    convention: "red-green",
    zone: "Asia/Tokyo",
  });
  expect(answer.headers.get("location")).toBe("/settings?saved=1");
  const page = await (await server.get("/")).text();
  expect(page).toContain('data-theme="dark"');
  expect(page).toContain('data-convention="red-green"');
});

test("the reader's zone stands beside the exchange's", async () => {
  const server = await startServer({ seeded: true });
  await server.post("/settings", { theme: "system", convention: "blue-orange", zone: "Asia/Tokyo" });
  await server.post("/notes", {
    ...{
      submission_key: "k",
      zone: "America/New_York",
      listing: "BABA",
      price: "161.70",
      price_kind: "last",
    },
    ...{ date: "2025-12-10", time: "08:05", text: "", about: "" },
  });
  const page = await (await server.get("/notes")).text();
  expect(page).toContain("10 Dec 2025, 08:05");
  expect(page).toContain("10 Dec 2025, 22:05 in Tokyo");
});

test.each([
  [{ theme: "neon" }, "Choose one of the three themes."],
  [{ convention: "pink" }, "Choose one of the three conventions."],
  [{ zone: "Mars/Olympus" }, "Choose a zone of the list, such as Europe/Berlin."],
])("%o is refused, and nothing changes", async (wrong, message) => {
  const server = await startServer({ seeded: true });
  const answer = await server.post("/settings", {
    theme: "light",
    convention: "green-red",
    zone: "UTC",
    ...wrong,
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(message);
  expect(server.db.prepare("SELECT count(*) AS n FROM settings").get()).toEqual({ n: 0 });
});
