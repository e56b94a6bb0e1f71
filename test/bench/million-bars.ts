import { once } from "node:events";
import { createWriteStream } from "node:fs";

const HEADER = "date,symbol,open,high,low,close,adj_close,volume";
export const LISTINGS = 250;
export const DAYS = 4000;

/** Writes a million daily bars, day by day: random walks on weekdays from 2004 on, always the same. */
export async function writeMillionBars(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADER}\n`);
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const prices = Array.from({ length: LISTINGS }, () => 20 + random() * 200);
  for (let day = Date.UTC(2004, 0, 1), made = 0; made < DAYS; day += 86_400_000) {
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    made += 1;
    const date = new Date(day).toISOString().slice(0, 10);
    const rows = prices.map((open, i) => {
      const close = Math.max(1, open * (1 + (random() - 0.5) * 0.04));
      prices[i] = close;
      const high = Math.max(open, close) * (1 + random() * 0.01) + 0.01;
      const low = Math.min(open, close) * (1 - random() * 0.01) - 0.01;
      const [o, h, l, c] = [open, high, low, close].map((price) => price.toFixed(2));
      return `${date},S${i},${o},${h},${l},${c},${(close * 0.97).toFixed(6)},${Math.floor(random() * 1e7)}\n`;
    });
    if (!out.write(rows.join(""))) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}
