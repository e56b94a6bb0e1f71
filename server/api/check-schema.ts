import { z } from "zod";
import type { Aftermath, Check as StoredCheck, Phase, Reason, Verdict } from "../checks/checks.ts";
import { STATISTICS } from "../moves/moves.ts";

const verdict = z.enum([
  ...["confirmed", "plausible", "overstated", "understated", "opposite_direction", "no_data"],
] as const satisfies readonly Verdict[]);
const aftermath = z.enum([
  ...["extended", "held", "faded", "reversed", "too_small", "no_data"],
] as const satisfies readonly Aftermath[]);
const reason = z.enum([
  ...["unknown_symbol", "before_data", "no_previous_close", "no_reference_close"],
  ...["no_extended_hours_data", "no_bars_at_report_time"],
] as const satisfies readonly Reason[]);
const phase = z.enum([
  "premarket",
  "regular",
  "after_hours",
  "overnight",
] as const satisfies readonly Phase[]);
const flag = z.enum(["ex_dividend", "stale"] as const satisfies readonly StoredCheck["flags"][number][]);

const percent = z.number().nullable();
const checkpoint = z.strictObject({ move: percent, retained: z.number().nullable() });

/** A check as the command prints it, with its story and the instant it was held against. Percent, raw sign, unrounded. */
export const Check = z.strictObject({
  id: z.string().describe("The move's number."),
  news_id: z.int().min(1),
  reported_at: z.iso.datetime().nullable(),
  assumed: z.string().nullable().describe("What had to be assumed of that instant."),
  verdict,
  reason: reason.optional().describe("Only with no_data."),
  session: z.iso.date().nullable(),
  phase: phase.optional(),
  statistic: z.enum(STATISTICS).optional().describe("As resolved from the words and the time."),
  ref: z.number().nullable().describe("The price it is measured from, on the share basis of the session."),
  measured: percent,
  measured_lo: percent.describe("In the claim's direction, as measured_hi."),
  measured_hi: percent,
  interval: z
    .tuple([z.number(), z.number()])
    .nullable()
    .describe("Magnitudes that the wording allows: the first included, the second not."),
  aftermath,
  checkpoints: z.partialRecord(z.enum(["open", "close", "d1", "d5"]), checkpoint),
  proxy: percent.describe("A gap shown, never judged, where an extended session has no bars."),
  flags: z.array(flag).optional(),
  alt: z
    .strictObject({ measured: percent, verdict })
    .optional()
    .describe("Against the close less the dividend, where that changes the verdict."),
});
