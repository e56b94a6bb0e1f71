export type Act =
  | { kind: "import"; closes: Record<string, number>; replace: boolean }
  | { kind: "delete"; from: string; to: string }
  | { kind: "undo" | "undelete"; nth: number };

/** What happened to the bar of a day, in order: imports that set it, deletions that took away what there was. */
type Event = { kind: "set"; id: number; close: number } | { kind: "gone"; id: number };

/** What must be left of daily bars, worked out the simple way: undoing takes a thing out of what happened. */
export class Model {
  readonly #days: Map<string, Event[]>;

  constructor(dates: readonly string[], first: Record<string, number>) {
    this.#days = new Map(dates.map((date) => [date, [{ kind: "set", id: 1, close: first[date] ?? 0 }]]));
  }

  /** @param id of the import or deletion that it made or undid; null where it did nothing */
  act(act: Act, id: number | null): void {
    if (id === null) return;
    for (const [date, events] of this.#days) {
      const last = events.at(-1);
      if (act.kind === "import") {
        const close = act.closes[date];
        const isTaken = last?.kind !== "set" || (act.replace && last.close !== close);
        if (close !== undefined && isTaken) events.push({ kind: "set", id, close });
      } else if (act.kind === "delete") {
        if (date >= act.from && date <= act.to && last?.kind === "set") events.push({ kind: "gone", id });
      } else this.#days.set(date, without(events, act.kind === "undo" ? "set" : "gone", id));
    }
  }

  closes(): Record<string, number> {
    const lasts = [...this.#days].map(([date, events]) => [date, events.at(-1)] as const);
    return Object.fromEntries(
      lasts.flatMap(([date, last]) => (last?.kind === "set" ? [[date, last.close]] : [])),
    );
  }
}

/** A deletion from which an undone import took what it had taken away did nothing. */
function without(events: readonly Event[], kind: Event["kind"], id: number): Event[] {
  const left = events.filter((event) => event.kind !== kind || event.id !== id);
  return left.filter((event, i) => event.kind === "set" || left[i - 1]?.kind === "set");
}
