import { suggestListings } from "./suggestions.ts";

/** What needs no new page: rows come and go, and listings are added, while the page stays where it is. */
const IN_PLACE = /^(add-move|add-listing|remove-\d+)$/;

/** Suggests listings in the rows of a story's moves, and puts the form of the server's answer in place of this one. */
export function startStoryForm(): void {
  const form = document.querySelector<HTMLFormElement>("[data-story-form]");
  if (!form) return;
  suggestListings(form, "[data-listing]");
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !IN_PLACE.test(button.value)) return;
    event.preventDefault();
    void replace(form, button);
  });
}

async function replace(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const fields = new URLSearchParams(
    [...new FormData(form, button)].map(([name, value]) => [name, String(value)]),
  );
  try {
    const response = await fetch(form.action, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.querySelector<HTMLFormElement>("[data-story-form]");
    if (!next) throw new Error("the answer holds no form");
    form.replaceWith(next);
    startStoryForm();
    next.querySelector<HTMLElement>("[data-error-summary], [autofocus]")?.focus();
  } catch {
    // The server says what is wrong on a page of its own.
    sendAsPage(form, button);
  }
}

function sendAsPage(form: HTMLFormElement, { name, value }: HTMLButtonElement): void {
  const asked = Object.assign(document.createElement("input"), { type: "hidden", name, value });
  form.append(asked);
  form.submit();
}
