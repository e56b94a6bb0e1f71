import { readColours } from "./colours.ts";

/** Paper on either side of the ink, which has too little contrast on a bar by itself. */
const HALO = 1.75;

/** Strokes of ink on a halo of paper. */
export function inkOnPaper(ctx: CanvasRenderingContext2D, parts: readonly Path2D[], width: number): void {
  const { ink, paper } = readColours();
  ctx.save();
  ctx.strokeStyle = paper;
  ctx.lineWidth = width + 2 * HALO;
  for (const part of parts) ctx.stroke(part);
  ctx.strokeStyle = ink;
  ctx.lineWidth = width;
  for (const part of parts) ctx.stroke(part);
  ctx.restore();
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number): Path2D {
  const path = new Path2D();
  path.moveTo(x1, y1);
  path.lineTo(x2, y2);
  return path;
}
