import { expect, test } from "vitest";
import { isZone } from "../../server/lib/dates.ts";
import { EXCHANGES, exchangeOf, findExchange } from "../../server/lib/exchanges.ts";

test("the exchanges of the example story have their zone, city and currency", () => {
  const newYork = { zone: "America/New_York", city: "New York", currency: "USD" };
  expect(findExchange("XNYS")).toMatchObject({ ...newYork, name: "New York Stock Exchange" });
  expect(findExchange("XNAS")).toMatchObject({ ...newYork, name: "Nasdaq" });
  expect(findExchange("XHKG")).toMatchObject({ zone: "Asia/Hong_Kong", city: "Hong Kong", currency: "HKD" });
});

test("every exchange has one row, a four-character code, a real zone and a real currency", () => {
  const currencies = Intl.supportedValuesOf("currency");
  const wrong = EXCHANGES.filter(
    ({ mic, name, zone, city, currency }) =>
      !/^[A-Z0-9]{4}$/.test(mic) || !name || !isZone(zone) || !city || !currencies.includes(currency),
  );
  expect(wrong).toEqual([]);
  expect(new Set(EXCHANGES.map(({ mic }) => mic)).size).toBe(EXCHANGES.length);
});

test("an unknown code is nothing to find and a fault to demand", () => {
  expect(findExchange("XXXX")).toBeUndefined();
  expect(findExchange("xnys")).toBeUndefined();
  expect(() => exchangeOf("XXXX")).toThrow("unknown exchange XXXX");
});
