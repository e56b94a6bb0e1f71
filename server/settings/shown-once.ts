import type { Clock } from "../lib/dates.ts";

const KEPT_MS = 5 * 60_000;

/** Texts that are shown once, on the page that follows a form, and forgotten after five minutes otherwise. */
export function shownOnce(clock: Clock) {
  const texts = new Map<number, { text: string; since: number }>();
  const dropOld = () => {
    for (const [id, { since }] of texts) if (clock().getTime() - since > KEPT_MS) texts.delete(id);
  };
  return {
    put(id: number, text: string): void {
      dropOld();
      texts.set(id, { text, since: clock().getTime() });
    },
    /** The text, which is then forgotten; null where there is none any more. */
    take(id: number): string | null {
      dropOld();
      const found = texts.get(id)?.text ?? null;
      texts.delete(id);
      return found;
    },
  };
}
