interface Suggestion {
  label: string;
  currency: string;
  city: string;
  zone: string;
}

const PAUSE_MS = 150;

/** Suggests listings while one is typed, and puts the form on the clock and in the currency of the one chosen. */
export function startNoteForm(): void {
  const form = document.querySelector<HTMLFormElement>("[data-note-form]");
  const field = form?.querySelector<HTMLInputElement>("[name=listing]");
  const options = field?.list;
  if (!form || !field || !options) return;
  const known = new Map<string, Suggestion>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    const chosen = known.get(field.value);
    if (chosen) return setClock(form, chosen);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const asked = field.value;
      const found = await suggestionsFor(asked);
      if (asked !== field.value) return;
      for (const suggestion of found) known.set(suggestion.label, suggestion);
      options.replaceChildren(...found.map(({ label }) => new Option(label, label)));
      const exact = found.filter(
        ({ label }) => label === asked || tickerOf(label) === asked.trim().toUpperCase(),
      );
      if (exact[0] && exact.length === 1) setClock(form, exact[0]);
    }, PAUSE_MS);
  });
}

/** Suggestions are a help only: without the network the field still takes what is typed. */
async function suggestionsFor(text: string): Promise<Suggestion[]> {
  try {
    const response = await fetch(`/listings?q=${encodeURIComponent(text)}`);
    return response.ok ? ((await response.json()) as Suggestion[]) : [];
  } catch {
    return [];
  }
}

function tickerOf(label: string): string {
  return label.split(" ")[0] ?? "";
}

function setClock(form: HTMLFormElement, { currency, city, zone }: Suggestion): void {
  const zoneField = form.querySelector<HTMLInputElement>("[data-zone]");
  if (zoneField && zoneField.value !== zone) {
    zoneField.value = zone;
    showNow(form, zone);
  }
  write(form, "[data-city]", city);
  write(form, "[data-currency]", `, ${currency}`);
}

/** Date and time that still are the form's own "now" become now on the new clock; what was typed stays. */
function showNow(form: HTMLFormElement, zone: string): void {
  const date = form.querySelector<HTMLInputElement>("[name=date]");
  const time = form.querySelector<HTMLInputElement>("[name=time]");
  if (!date || !time?.value) return;
  if (date.value !== date.defaultValue || time.value !== time.defaultValue) return;
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const [day, clock] = format.format(new Date()).split(" ");
  date.value = date.defaultValue = day ?? "";
  time.value = time.defaultValue = clock ?? "";
}

function write(form: HTMLFormElement, selector: string, text: string): void {
  const element = form.querySelector(selector);
  if (element) element.textContent = text;
}
