import type { RequestListener, ServerResponse } from "node:http";
import { endsWithin } from "../lib/wait.ts";

/** How long a request that was begun may take before the application it asked is exchanged under it. */
const LONGEST_WAIT_MS = 10_000;

export interface Exchangeable {
  handler: RequestListener;
  /**
   * Lets `act` put another application in the place of this one while no request is under way: what
   * was begun is answered first, what comes meanwhile waits for the new one.
   */
  exchange(act: (put: (next: RequestListener) => void) => Promise<void>): Promise<void>;
}

/** An application that another one can take the place of, between two requests. */
export function exchangeable(first: RequestListener): Exchangeable {
  let application = first;
  let exchanging: Promise<void> | null = null;
  const underWay = new Map<ServerResponse, Promise<void>>();

  async function exchangeBy(act: Parameters<Exchangeable["exchange"]>[0]): Promise<void> {
    await endsWithin(LONGEST_WAIT_MS, Promise.all(underWay.values()));
    await act((next) => {
      application = next;
    });
  }

  return {
    async handler(request, response) {
      while (exchanging) await exchanging.catch(() => {});
      const end = new Promise<void>((resolve) => response.once("close", resolve));
      underWay.set(
        response,
        end.then(() => void underWay.delete(response)),
      );
      application(request, response);
    },
    exchange(act) {
      exchanging = exchangeBy(act).finally(() => {
        exchanging = null;
      });
      return exchanging;
    },
  };
}
