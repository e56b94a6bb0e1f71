import type { CheckedBar } from "../../checks/bar.ts";
import { type PlacedLabel, placeLabels } from "../../lib/label-places.ts";
import { placeOn, type Scale } from "../../moves/scale.ts";
import { textWidth } from "./text-width.ts";

/** A bar with its marks as an SVG draws it; places in percent of the scale's width, with three decimals at most. */
export interface BarPicture {
  left: number;
  width: number;
  /** The figure lies beyond the scale: the bar runs to its edge and is torn there. */
  torn: number | null;
  isFall: boolean;
  /** Ends of what the wording allows, where the scale holds them; square includes its end, round does not. */
  ends: { at: number; isRound: boolean; outward: 1 | -1 }[];
  /** Both ends so near that caps above and below stand for them. */
  caps: { from: number; to: number } | null;
  measured: number | null;
  range: { from: number; to: number } | null;
  /** From the measured price to the first and the last of what came after. */
  rail: { from: number; to: number } | null;
  after: AfterPicture[];
}

export interface AfterPicture {
  at: number;
  isLatest: boolean;
  label: string;
  /** Where the label's middle stands. */
  labelAt: number;
  /** The label stands so far from its tick that a line leads to it. */
  isLed: boolean;
}

/** About the width of a bar on paper, in pixels: labels are placed for it. */
export const BAR_WIDTH = 640;
/** Pixels, with what came after and without. */
export const RAILED_HEIGHT = 54;
export const PLAIN_HEIGHT = 28;

const LABEL_SIZE = 10.5;
/** Pixels. */
const NARROW = 10;
const MOST_APART = 2.5;

/** Where a bar and its marks stand on the story's scale. */
export function barPicture(bar: CheckedBar, scale: Scale): BarPicture {
  const isOn = (value: number) => value >= scale.min && value <= scale.max;
  const at = (value: number) => placeOn(scale, value);
  const [from = 0, to = 0] = [at(0), at(bar.said)].sort((a, b) => a - b);
  const outward = bar.far < bar.near ? -1 : 1;
  const isNarrow =
    isOn(bar.near) && isOn(bar.far) && (Math.abs(at(bar.far) - at(bar.near)) / 100) * BAR_WIDTH < NARROW;
  const measured = bar.measured !== null && isOn(bar.measured) ? at(bar.measured) : null;
  const after = measured === null ? [] : afterPictures(bar, scale);
  const places = [measured ?? 0, ...after.map((mark) => mark.at)];
  return {
    ...{ left: from, width: rounded(to - from), isFall: bar.said < 0, measured, after },
    torn: isOn(bar.said) ? null : at(bar.said),
    ends: isNarrow
      ? []
      : [
          { at: at(bar.near), isRound: false, outward, value: bar.near } as const,
          { at: at(bar.far), isRound: true, outward, value: bar.far } as const,
        ]
          .filter(({ value }) => isOn(value))
          .map(({ value: _value, ...end }) => end),
    caps: isNarrow ? span(at(bar.near), at(bar.far)) : null,
    range: bar.range && span(at(bar.range[0]), at(bar.range[1])),
    rail: after.length > 0 ? { from: Math.min(...places), to: Math.max(...places) } : null,
  };
}

function afterPictures({ after }: CheckedBar, scale: Scale): AfterPicture[] {
  const shown = after.filter(({ value }) => value >= scale.min && value <= scale.max);
  const marks = shown.map((mark) => ({ ...mark, at: placeOn(scale, mark.value) }));
  const forms = marks.map(({ figure, label }) => [figure, label]);
  const wanted = marks.map((mark, i) => ({
    at: (mark.at / 100) * BAR_WIDTH,
    widths: (forms[i] ?? []).map((form) => textWidth(form, LABEL_SIZE)),
  }));
  const placed: PlacedLabel[] = placeLabels(wanted, 0, BAR_WIDTH);
  return marks.map(({ at, isLatest }, i) => {
    const { left = 0, form = 0 } = placed[i] ?? {};
    const middle = left + (wanted[i]?.widths[form] ?? 0) / 2;
    return {
      ...{ at, isLatest, label: forms[i]?.[form] ?? "", labelAt: rounded((100 * middle) / BAR_WIDTH) },
      isLed: Math.abs(middle - (wanted[i]?.at ?? 0)) > MOST_APART,
    };
  });
}

function span(a: number, b: number): { from: number; to: number } {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
