/** An axis of prices, from a tick to a tick. */
export interface PriceAxis {
  min: number;
  max: number;
  ticks: { value: number; label: string }[];
}

const MOST_STEPS = 6;
/** 0.3 / 0.1 is a little under 3: such a hair must not add a step. */
const ROUNDING = 1e-9;

/** A share of a price below which a difference is floating point's, not the market's. */
const STILL = 1e-6;

/** The axis in the smallest round steps (1, 2 or 5 times a power of ten), six at most, that holds every price. */
export function priceAxis(prices: readonly number[]): PriceAxis {
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  // A price that never moved stands in the middle.
  const room = most - least > STILL * most ? 0 : most / 10;
  const [low, high] = [least - room, most + room];
  for (let power = Math.floor(Math.log10(high - low)) - 1; ; power++) {
    for (const digit of [1, 2, 5]) {
      const step = digit * 10 ** power;
      const from = Math.floor(low / step + ROUNDING);
      const to = Math.ceil(high / step - ROUNDING);
      if (to - from <= MOST_STEPS) return axisIn(digit, power, from, to);
    }
  }
}

/** From so many steps to so many, each digit × 10 ^ power. */
function axisIn(digit: number, power: number, from: number, to: number): PriceAxis {
  const decimals = Math.max(0, -power);
  const format = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => {
    const value = Number(((from + i) * digit * 10 ** power).toFixed(decimals));
    return { value, label: format.format(value) };
  });
  return { min: ticks[0]?.value ?? 0, max: ticks.at(-1)?.value ?? 0, ticks };
}
