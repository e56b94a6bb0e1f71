import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { atOneMoment } from "../../server/db/one-moment.ts";
import { whenTestEnds } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { makeCompany } from "../support/factories.ts";

test("what another program stores meanwhile is not seen until the reading is over, even where that fails", () => {
  const { db, path } = fileDb();
  const other = new Database(path);
  whenTestEnds(() => other.close());
  const read = atOneMoment(db);
  const count = () => db.prepare("SELECT count(*) FROM companies").pluck().get();

  const seen = read(() => {
    const before = count();
    makeCompany(other);
    return [before, count()];
  });
  expect(seen).toEqual([0, 0]);
  expect(count()).toBe(1);

  const fail = () =>
    read(() => {
      throw new Error(`of ${count()}`);
    });
  expect(fail).toThrow("of 1");
  makeCompany(other);
  expect(count()).toBe(2);
});
