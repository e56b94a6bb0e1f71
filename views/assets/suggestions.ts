export interface Suggestion {
  label: string;
  currency: string;
  city: string;
  zone: string;
}

const PAUSE_MS = 150;

/** Suggests listings while one is typed in a field of the form that matches; tells of one that was chosen. */
export function suggestListings(
  form: HTMLFormElement,
  selector: string,
  chosen: (suggestion: Suggestion) => void = () => {},
): void {
  const known = new Map<string, Suggestion>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener("input", ({ target: field }) => {
    if (!(field instanceof HTMLInputElement) || !field.matches(selector)) return;
    const offered = known.get(field.value);
    if (offered) return chosen(offered);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const asked = field.value;
      const found = await suggestionsFor(asked);
      if (asked !== field.value) return;
      for (const suggestion of found) known.set(suggestion.label, suggestion);
      field.list?.replaceChildren(...found.map(({ label }) => new Option(label, label)));
      const exact = found.filter(
        ({ label }) => label === asked || tickerOf(label) === asked.trim().toUpperCase(),
      );
      if (exact[0] && exact.length === 1) chosen(exact[0]);
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
