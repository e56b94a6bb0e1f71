/** Widths of letters in em, as the wider of common faces have them: a line had better be short than cut off. */
const NARROW = /[iljtfr.,:;'’‘“”!|()[\]\s·-]/u;
const WIDE = /[mwMW@%—…]/u;
const CAPITAL = /\p{Lu}/u;
/** Chinese, Japanese and Korean letters and most pictures fill a square. */
const SQUARE =
  /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3fffd}]/u;

/** About how many pixels a text takes at a size in pixels, for pictures drawn where no font is at hand. */
export function textWidth(text: string, size: number): number {
  return size * [...text].reduce((sum, letter) => sum + widthOf(letter), 0);
}

function widthOf(letter: string): number {
  if (SQUARE.test(letter)) return 1;
  if (WIDE.test(letter)) return 0.98;
  if (NARROW.test(letter)) return 0.38;
  return CAPITAL.test(letter) ? 0.72 : 0.63;
}
