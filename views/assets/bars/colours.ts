/** The design's colours, as the theme and the convention have them now. */
export interface Colours {
  gain: string;
  loss: string;
  ink: string;
  ink2: string;
  faint: string;
  zero: string;
  grid: string;
  session: string;
  mark: string;
  accent: string;
  paper: string;
  band: string;
  event: string;
}

export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...{ gain: read("--gain"), loss: read("--loss"), ink: read("--ink"), ink2: read("--ink-2") },
    ...{ faint: read("--faint"), paper: read("--paper"), zero: read("--zero"), grid: read("--grid") },
    ...{ session: read("--session"), mark: read("--mark"), accent: read("--accent") },
    ...{ band: read("--band"), event: read("--event") },
  };
}

/** Calls back when the system's theme, the page's or the convention changes, and for paper. */
export function onColoursChanged(callback: () => void): void {
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", callback);
  }
  new MutationObserver(callback).observe(document.documentElement, {
    attributeFilter: ["data-theme", "data-convention"],
  });
}
