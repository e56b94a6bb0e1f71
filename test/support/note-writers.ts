/** Notes being written over HTTP by several clients at once, each waiting for its answer. */
export interface NoteWriters {
  /** Texts of the notes that were acknowledged so far. */
  acknowledged: string[];
  /** Texts of all that were sent, whatever came of them. */
  sent: string[];
  /** Settled when so many are acknowledged. */
  reached(count: number): Promise<void>;
  /** Lets every client finish its note, once so many are acknowledged. */
  stopAfter(count: number): Promise<void>;
  /** Settled when no client is answered any more. */
  unanswered(): Promise<void>;
}

export interface WritersOptions {
  /** How many write at once. */
  clients?: number;
  /** Begins the text of every note, which is theirs alone. */
  name?: string;
}

/** Begins to write notes on BABA to a server. */
export function writeNotes(url: string, { clients = 4, name = "" }: WritersOptions = {}): NoteWriters {
  const acknowledged: string[] = [];
  const sent: string[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  const write = async (client: number) => {
    for (let n = 0; acknowledged.length < wanted; n++) {
      const text = `${name}note ${n} of client ${client}`;
      sent.push(text);
      const answer = await fetch(`${url}/notes`, noteForm(url, text));
      if (answer.status !== 303) throw new Error(`a note was answered with ${answer.status}`);
      acknowledged.push(text);
    }
  };
  const writing = Array.from({ length: clients }, (_, client) => write(client));
  const all = Promise.all(writing);
  // Who waits is told; where the server is killed nobody may be waiting.
  all.catch(() => {});
  return {
    ...{ acknowledged, sent },
    async reached(count) {
      while (acknowledged.length < count)
        await Promise.race([all, new Promise((done) => setTimeout(done, 10))]);
    },
    async stopAfter(count) {
      wanted = count;
      await all;
    },
    async unanswered() {
      // fetch throws a TypeError where nobody answers.
      for (const { reason } of (await Promise.allSettled(writing)).filter((end) => end.status === "rejected"))
        if (!(reason instanceof TypeError)) throw reason;
    },
  };
}

/** A note as the form sends it. */
export function noteForm(url: string, text: string, given: Record<string, string> = {}): RequestInit {
  const body = new URLSearchParams({
    ...{ submission_key: text, from: "", zone: "America/New_York", listing: "BABA", price: "161.70" },
    ...{ price_kind: "last", date: "2025-12-10", time: "08:05", text, about: "", ...given },
  });
  return { method: "POST", redirect: "manual", headers: { origin: url }, body };
}
