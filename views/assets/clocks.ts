import type { ExchangeClock } from "../../server/lib/exchange-clock.ts";

const MINUTE = 60_000;

/** Keeps the exchanges' clocks of the masthead going, from minute to minute. */
export function keepClocksGoing(): void {
  const clocks = [...document.querySelectorAll<HTMLElement>("[data-clock]")].map((element) => ({
    time: element.querySelector("[data-clock-time]"),
    day: element.querySelector("[data-clock-day]"),
    phase: element.querySelector<HTMLElement>("[data-clock-phase]"),
    format: new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: element.dataset.clock, hourCycle: "h23" },
      ...{ hour: "2-digit", minute: "2-digit", weekday: "short" },
    }),
  }));
  const show = () => {
    const now = new Date();
    for (const { time, day, phase, format } of clocks) {
      const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
      write(time, `${parts.hour}:${parts.minute}`);
      write(day, parts.weekday ?? "");
      write(phase, phaseAt(phase?.dataset.clockPhase, now) ?? phase?.textContent ?? "");
    }
    setTimeout(show, MINUTE - (now.getTime() % MINUTE));
  };
  show();
}

/** What the last of the changes sent along made it; none when the page has stood for days. */
function phaseAt(changes: string | undefined, now: Date): string | undefined {
  const known = JSON.parse(changes ?? "[]") as ExchangeClock["changes"];
  return known.findLast(([at]) => at <= now.getTime() / 1000)?.[1];
}

/** Only a change is written, so that nothing is laid out again for nothing. */
function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
