/** What GET /listings answers for each listing it offers. */
interface Suggestion {
  label: string;
  currency: string;
  city: string;
  zone: string;
}

const PAUSE_MS = 120;

/** Suggests listings while one is typed, and keeps currency, zone and an untouched time in step with it. */
export function enhanceNoteForm(form: HTMLFormElement): void {
  const listing = form.querySelector<HTMLInputElement>("#field-listing");
  const list = form.querySelector<HTMLDataListElement>("#listing-suggestions");
  if (!listing || !list) return;
  const known = new Map<string, Suggestion>();
  let pause: number | undefined;
  let touched = false;

  for (const id of ["field-date", "field-time"]) {
    form.querySelector(`#${id}`)?.addEventListener("input", () => {
      touched = true;
    });
  }
  listing.addEventListener("input", () => {
    const chosen = known.get(listing.value);
    if (chosen) return follow(form, chosen, touched);
    window.clearTimeout(pause);
    pause = window.setTimeout(async () => {
      for (const suggestion of await fetchSuggestions(listing.value)) known.set(suggestion.label, suggestion);
      list.replaceChildren(...[...known.keys()].map((label) => new Option(label, label)));
    }, PAUSE_MS);
  });
  // A ticker typed whole and left means the same as one picked.
  listing.addEventListener("change", async () => {
    const [first, ...others] = await fetchSuggestions(listing.value);
    const isIt = first && (others.length === 0 || first.label.startsWith(`${listing.value.toUpperCase()} `));
    if (isIt) follow(form, first, touched);
  });
}

async function fetchSuggestions(text: string): Promise<Suggestion[]> {
  const response = await fetch(`/listings?q=${encodeURIComponent(text.trim())}`);
  return response.ok ? await response.json() : [];
}

/** Date and time that the reader did not write stay "now", on the new clock; ones they wrote stay as written. */
function follow(form: HTMLFormElement, { currency, city, zone }: Suggestion, touched: boolean): void {
  const shown = form.querySelector<HTMLInputElement>("[data-zone]");
  setText(form, "[data-currency]", `, ${currency}`);
  setText(form, "[data-city]", city);
  if (!shown || shown.value === zone) return;
  shown.value = zone;
  const date = form.querySelector<HTMLInputElement>("#field-date");
  const time = form.querySelector<HTMLInputElement>("#field-time");
  if (touched || !date || !time) return;
  // Swedish writes dates as ISO does: "2025-12-10 08:05".
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const [day, clock] = format.format(new Date()).split(" ");
  date.value = day ?? "";
  time.value = clock ?? "";
}

function setText(form: HTMLFormElement, selector: string, text: string): void {
  const element = form.querySelector(selector);
  if (element) element.textContent = text;
}
