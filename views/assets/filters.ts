/**
 * The panels of filters open and close in place: the page that the link leads to is fetched, and its bar put here. Without
 * this, or without an answer, the link is followed.
 */
export function startFilters(): void {
  document.addEventListener("click", async (event) => {
    const link = menuOf(event.target);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (!(await replaceBar(link))) location.assign(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector<HTMLAnchorElement>("[data-filter-menu][aria-expanded=true]");
    if (open && document.activeElement?.closest("[data-filters]")) void replaceBar(open);
  });
}

function menuOf(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>("[data-filter-menu]") : null;
}

/** Puts the bar of the page that a menu leads to in the place of this one; the focus goes into its panel, or back to the menu. */
async function replaceBar({ href, dataset }: HTMLAnchorElement): Promise<boolean> {
  const bar = document.querySelector("[data-filters]");
  const fetched = await barOf(href);
  if (!bar || !fetched) return false;
  bar.replaceWith(fetched);
  const menu = fetched.querySelector<HTMLElement>(`[data-filter-menu="${dataset.filterMenu}"]`);
  const first = fetched.querySelector<HTMLElement>("[data-filter-panel] :is(a, input:not([type=hidden]))");
  (first ?? menu)?.focus();
  return true;
}

async function barOf(address: string): Promise<Element | null> {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("[data-filters]");
  } catch {
    return null;
  }
}
