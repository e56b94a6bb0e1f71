import type { Check } from "./checks.ts";

/**
 * A check as `newsmove check` prints it: unrounded, `measured`, `proxy` and moves with their own
 * sign, the measured ends in the claim's direction. A key is absent where it has nothing to tell: the
 * reason of a verdict, phase and statistic of an unknown symbol, flags; what a dividend would have
 * changed is told only where it changes the verdict.
 */
export function checkRow(id: string, check: Check): Record<string, unknown> {
  const { phase, statistic, reason } = check;
  const alt = check.alt && check.alt.verdict !== check.verdict ? check.alt : null;
  const flags = check.flags.filter((flag) => flag !== "ex_dividend" || alt !== null);
  return {
    id,
    verdict: check.verdict,
    session: check.session,
    ref: check.ref,
    measured: check.measured,
    measured_lo: check.measuredLo,
    measured_hi: check.measuredHi,
    interval: check.interval,
    aftermath: check.aftermath,
    checkpoints: check.checkpoints,
    proxy: check.proxy,
    ...(phase === null ? {} : { phase }),
    ...(statistic === null ? {} : { statistic }),
    ...(reason === null ? {} : { reason }),
    ...(flags.length === 0 ? {} : { flags }),
    ...(alt === null ? {} : { alt }),
  };
}
