/** Work of which only one piece goes on at a time. */
export interface Turns {
  /** Does it once all that came before has ended, however that ended. */
  take<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolved when all that has taken its turn so far has ended. */
  over(): Promise<void>;
}

/** A row of turns; nothing waits as yet. */
export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const own = last.then(work);
      last = own.catch(() => {});
      return own;
    },
    over: async () => void (await last),
  };
}
