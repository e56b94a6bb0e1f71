import type { Chart } from "chart.js";
import type { BarsBlock } from "../../../server/home/story-view.ts";
import { onColoursChanged } from "./colours.ts";
import { drawBar } from "./draw.ts";

/** Draws each bar of the page when it comes into view, and again whenever the colours change. */
export function startBars(): void {
  const block = readBlock();
  if (!block) return;
  const drawn = new Map<Element, Chart>();
  const draw = (canvas: Element) => {
    if (!(canvas instanceof HTMLCanvasElement) || drawn.has(canvas)) return;
    const bar = block.bars[Number(canvas.dataset.bar)];
    if (bar) drawn.set(canvas, drawBar(canvas, bar, block.scale));
  };
  const canvases = document.querySelectorAll("[data-bar]");
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "200px" },
  );
  for (const canvas of canvases) watcher.observe(canvas);
  addEventListener("beforeprint", () => canvases.forEach(draw));
  onColoursChanged(() => {
    for (const chart of drawn.values()) chart.update("none");
  });
}

function readBlock(): BarsBlock | null {
  const text = document.querySelector("#bars-block")?.textContent;
  return text ? (JSON.parse(text) as BarsBlock) : null;
}
