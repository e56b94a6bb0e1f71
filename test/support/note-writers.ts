/** Notes being written over HTTP by several clients at once, each waiting for its answer. */
export interface NoteWriters {
  /** Texts of the notes that were acknowledged so far. */
  acknowledged: string[];
  /** Settled when so many are acknowledged. */
  reached(count: number): Promise<void>;
  /** Lets every client finish its note, once so many are acknowledged. */
  stopAfter(count: number): Promise<void>;
}

const CLIENTS = 4;

/** Begins to write notes on BABA to a server. */
export function writeNotes(url: string): NoteWriters {
  const acknowledged: string[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  const write = async (client: number) => {
    for (let n = 0; acknowledged.length < wanted; n++) {
      const text = `note ${n} of client ${client}`;
      const answer = await fetch(`${url}/notes`, noteForm(url, text));
      if (answer.status !== 303) throw new Error(`a note was answered with ${answer.status}`);
      acknowledged.push(text);
    }
  };
  const clients = Promise.all(Array.from({ length: CLIENTS }, (_, client) => write(client)));
  return {
    acknowledged,
    async reached(count) {
      while (acknowledged.length < count)
        await Promise.race([clients, new Promise((done) => setTimeout(done, 10))]);
    },
    async stopAfter(count) {
      wanted = count;
      await clients;
    },
  };
}

/** A note as the form sends it. */
export function noteForm(url: string, text: string): RequestInit {
  const body = new URLSearchParams({
    ...{ submission_key: text, from: "", zone: "America/New_York", listing: "BABA", price: "161.70" },
    ...{ price_kind: "last", date: "2025-12-10", time: "08:05", text, about: "" },
  });
  return { method: "POST", redirect: "manual", headers: { origin: url }, body };
}
