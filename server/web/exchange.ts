import { once } from "node:events";
import type { RequestListener, ServerResponse } from "node:http";
import { settledWithin } from "../lib/waiting.ts";

/** How long a request that was begun may take before the application it asks is exchanged under it. */
const LONGEST_WAIT_MS = 10_000;

/**
 * An application that can be exchanged for another between two requests: what was begun is answered
 * by the old one first, what comes meanwhile waits for the new one.
 */
export function exchangeable(first: RequestListener) {
  let application = first;
  let exchanging: Promise<unknown> | null = null;
  const underWay = new Set<ServerResponse>();

  const handler: RequestListener = async (request, response) => {
    while (exchanging) await exchanging;
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    application(request, response);
  };

  async function exchangeFor<Result>(act: () => { next: RequestListener; result: Result }): Promise<Result> {
    await settledWithin(
      Promise.all([...underWay].map((response) => once(response, "close"))),
      LONGEST_WAIT_MS,
    );
    const { next, result } = act();
    application = next;
    return result;
  }

  return {
    handler,
    /**
     * Lets `act` give the next application while no request is under way. Where it throws, the
     * application stays the one it was.
     */
    exchange<Result>(act: () => { next: RequestListener; result: Result }): Promise<Result> {
      const done = exchangeFor(act);
      exchanging = done
        .then(
          () => null,
          () => null,
        )
        .finally(() => {
          exchanging = null;
        });
      return done;
    },
  };
}
