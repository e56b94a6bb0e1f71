import { isZone } from "../../lib/dates.ts";
import { EXCHANGES, findExchange } from "../../lib/exchanges.ts";
import { fieldsOf } from "../../web/form.ts";
import { INTERVALS, parseInterval } from "../interval.ts";
import { intervalText } from "../prices.ts";

/** The fields of the form, as typed; "" is left to the file. */
export const TOLD_FIELDS = ["listing", "interval", "zone", "date_order", "exchange", "add_on"] as const;

export type ToldFields = Record<(typeof TOLD_FIELDS)[number], string>;

/** What a person has said of a price file. */
export interface Told {
  listing?: string;
  /** Seconds. */
  interval?: number;
  zone?: string;
  dateOrder?: "mdy" | "dmy";
  /** Market identifier code of the exchange that symbols on several are meant on. */
  exchange?: string;
  /** Market identifier code of the exchange on which symbols that are not known become listings. */
  addOn?: string;
}

/** The fields of a sent form. An answer button's value counts before the field beside it. */
export function toldFieldsOf(body: unknown): ToldFields {
  const fields = fieldsOf(body, TOLD_FIELDS);
  const { do: pressed, new_on: newOn } = fieldsOf(body, ["do", "new_on"]);
  return pressed === "add" ? { ...fields, add_on: newOn } : fields;
}

/** What the fields say; what is none of the choices offered is not said. */
export function toldOf(fields: ToldFields): Told {
  const { listing, zone, date_order: order, exchange, add_on: addOn } = fields;
  const interval = parseInterval(fields.interval);
  return {
    ...(listing.trim() === "" ? {} : { listing: listing.trim() }),
    ...(interval === null ? {} : { interval }),
    ...(zone !== "" && isZone(zone) ? { zone } : {}),
    ...(order === "mdy" || order === "dmy" ? { dateOrder: order } : {}),
    ...(findExchange(exchange) ? { exchange } : {}),
    ...(findExchange(addOn) ? { addOn } : {}),
  };
}

/** What the selects of the form offer. */
export function toldChoices() {
  // Of the exchanges that share a zone, the first gives it its name.
  const zones = [...new Map(EXCHANGES.toReversed().map(({ zone, city }) => [zone, city]))].reverse();
  return {
    intervals: INTERVALS.map((seconds) => ({ value: intervalText(seconds), label: intervalText(seconds) })),
    zones: [
      ...zones.map(([value, city]) => ({ value, label: `${city} (${value})` })),
      { value: "UTC", label: "UTC" },
    ],
    orders: [
      { value: "mdy", label: "Month first (12/31/2025)" },
      { value: "dmy", label: "Day first (31/12/2025)" },
    ],
    exchanges: EXCHANGES.map(({ mic, name }) => ({ value: mic, label: `${name} (${mic})` })),
  };
}
