import { readColours } from "../bars/colours.ts";

export interface TextOptions {
  size?: number;
  weight?: number;
  colour?: string;
  align?: CanvasTextAlign;
  /** Paper around the letters, so that lines stop at them. */
  hasHalo?: boolean;
}

/** Writes on a canvas in the page's own type. */
export function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  { size = 12, weight = 400, colour, align = "left", hasHalo = false }: TextOptions = {},
): void {
  const { ink, paper } = readColours();
  ctx.save();
  ctx.font = fontOf(size, weight);
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (hasHalo) {
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = paper;
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = colour ?? ink;
  ctx.fillText(text, x, y);
  ctx.restore();
}

/** How wide a text would be. */
export function widthOf(ctx: CanvasRenderingContext2D, text: string, size = 12, weight = 400): number {
  ctx.save();
  ctx.font = fontOf(size, weight);
  const { width } = ctx.measureText(text);
  ctx.restore();
  return width;
}

function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
}
