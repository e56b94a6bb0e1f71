/** The keys of the list that "?" shows. Each does nothing while somebody types, or with a modifier. */
export function startKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#keys");
  const actions: Record<string, () => void> = {
    n: addNote,
    "/": search,
    j: () => goToStory(1),
    k: () => goToStory(-1),
    "?": () => dialog?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    action();
  });
  document.querySelector("[data-opens-keys]")?.addEventListener("click", () => dialog?.showModal());
  document.querySelector("[data-closes-keys]")?.addEventListener("click", () => dialog?.close());
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), select, textarea"))
  );
}

/** A page's own way to add a note knows what the note is about, so it goes before the masthead's. */
function addNote(): void {
  const form = document.querySelector("main [data-note-form]");
  const fields = [...(form?.querySelectorAll<HTMLInputElement>("[name=listing], [name=price]") ?? [])];
  const link =
    document.querySelector<HTMLElement>("main [data-key=n]") ??
    document.querySelector<HTMLElement>("[data-key=n]");
  if (fields[0]) (fields.find(({ value }) => value === "") ?? fields[0]).focus();
  else link?.click();
}

/** A page's own search goes before the masthead's; where that is in the menu, the menu opens. */
function search(): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>("[data-search]")];
  const own = fields.find((field) => field.closest("main"));
  const field = own ?? fields.find((candidate) => candidate.checkVisibility()) ?? fields.at(-1);
  const menu = field?.closest("details");
  if (menu) menu.open = true;
  field?.focus();
  field?.select();
}

/** Moves the focus to the story after the one it is in, or before it; from elsewhere to the first in view. */
function goToStory(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-story-link]")];
  const within = document.activeElement?.closest("article")?.querySelector<HTMLElement>("[data-story-link]");
  const current = within ? links.indexOf(within) : -1;
  const first = links.findIndex((link) => link.getBoundingClientRect().top > 0);
  const next = current < 0 ? Math.max(0, first) : current + step;
  links[next]?.focus();
}
