import { type Suggestion, suggestListings } from "./suggestions.ts";

/** Suggests listings while one is typed, and puts the form on the clock and in the currency of the one chosen. */
export function startNoteForm(): void {
  const form = document.querySelector<HTMLFormElement>("[data-note-form]");
  if (form) suggestListings(form, "[name=listing]", (listing) => setClock(form, listing));
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
