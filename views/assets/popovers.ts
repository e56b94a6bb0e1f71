const CLOSED = "move-said--closed";
const ABOVE = "popover--above";

/**
 * Hover and focus open a move's popover by style alone. This adds Escape, the tap of a finger (the
 * first opens, the second follows the link), and the side of the bar where there is room.
 */
export function startPopovers(): void {
  for (const popover of document.querySelectorAll<HTMLElement>("[data-popover]")) {
    const said = popover.parentElement;
    if (said) watch(said, popover);
  }
}

function watch(said: HTMLElement, popover: HTMLElement): void {
  const open = () => place(said, popover);
  const reopen = () => said.classList.remove(CLOSED);
  said.addEventListener("pointerenter", open);
  said.addEventListener("focusin", open);
  said.addEventListener("pointerleave", reopen);
  said.addEventListener("focusout", reopen);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && said.matches(":hover, :focus-within")) close(said);
  });
  let wasOpen = false;
  said.addEventListener("pointerdown", () => {
    wasOpen = said.matches(":focus-within") && !said.classList.contains(CLOSED);
  });
  said.querySelector("[data-move-link]")?.addEventListener("click", (event) => {
    const byFinger = event instanceof PointerEvent && event.pointerType === "touch";
    if (!byFinger || wasOpen) return;
    event.preventDefault();
    // Safari does not focus a link that is tapped, and focus is what keeps the popover open.
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
  });
}

/** Focus inside goes back to the move: what is hidden cannot keep it. */
function close(said: HTMLElement): void {
  const link = said.querySelector<HTMLElement>("[data-move-link]");
  if (said.matches(":focus-within")) link?.focus();
  said.classList.add(CLOSED);
}

function place(said: HTMLElement, popover: HTMLElement): void {
  const { top, bottom } = said.getBoundingClientRect();
  const height = popover.offsetHeight;
  popover.classList.toggle(ABOVE, bottom + height > innerHeight && top - height > 0);
}
