import autocannon, { type Options } from "autocannon";

/** What a server bore. */
export interface Load {
  /** Answers a second, over the whole time. */
  perSecond: number;
  /** 99th percentile of the time to an answer, in ms. */
  p99: number;
}

const WARM_UP_S = 2;

/**
 * Has a server asked by so many connections at once, each asking again when it is answered.
 * @throws when an answer is an error or does not come
 */
export async function loadOf(options: Options & { seconds: number }): Promise<Load> {
  const { seconds, ...asked } = options;
  await autocannon({ ...asked, duration: WARM_UP_S });
  const {
    requests,
    latency,
    errors,
    timeouts,
    "4xx": refused,
    "5xx": failed,
  } = await autocannon({
    ...asked,
    duration: seconds,
  });
  if (errors + timeouts + refused + failed > 0)
    throw new Error(
      `${asked.url}: ${failed} answers 5xx, ${refused} answers 4xx, ${errors} errors, ${timeouts} late`,
    );
  return { perSecond: requests.total / seconds, p99: latency.p99 };
}
