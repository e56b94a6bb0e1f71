const MINUTE = 60_000;

/** Keeps the exchanges' clocks of the masthead going, from minute to minute. */
export function keepClocksGoing(): void {
  const clocks = [...document.querySelectorAll<HTMLElement>("[data-clock]")].map((element) => ({
    time: element.querySelector("[data-clock-time]"),
    day: element.querySelector("[data-clock-day]"),
    format: new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: element.dataset.clock, hourCycle: "h23" },
      ...{ hour: "2-digit", minute: "2-digit", weekday: "short" },
    }),
  }));
  const show = () => {
    const now = new Date();
    for (const { time, day, format } of clocks) {
      const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
      write(time, `${parts.hour}:${parts.minute}`);
      write(day, parts.weekday ?? "");
    }
    setTimeout(show, MINUTE - (now.getTime() % MINUTE));
  };
  show();
}

/** Only a change is written, so that nothing is laid out again for nothing. */
function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
