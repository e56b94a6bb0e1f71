import { parseHTML } from "linkedom";

/** What a browser would send of a form as it stands on a page, when its first button is pressed. */
export function sentForm(html: string, selector: string): Record<string, string> {
  const { document } = parseHTML(html);
  const form = document.querySelector(selector);
  if (!form) throw new Error(`no form ${selector} on the page`);
  return valuesOfForm(form);
}

/** The values of a form's fields as they stand. */
export function valuesOfForm(form: Element): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const field of form.querySelectorAll("input[name], textarea[name], select[name]")) {
    const name = field.getAttribute("name") ?? "";
    const type = field.getAttribute("type") ?? "text";
    const isChoice = type === "checkbox" || type === "radio";
    if (isChoice && !field.hasAttribute("checked")) continue;
    fields[name] = sentValue(field);
  }
  return fields;
}

/** Where a form is sent. */
export function actionOf(html: string, selector: string): string {
  return parseHTML(html).document.querySelector(selector)?.getAttribute("action") ?? "";
}

function sentValue(field: Element): string {
  if (field.localName === "textarea") return (field.textContent ?? "").replace(/^\n/, "");
  if (field.localName !== "select") return field.getAttribute("value") ?? "";
  const options = [...field.querySelectorAll("option")];
  const chosen = options.find((option) => option.hasAttribute("selected")) ?? options[0];
  return chosen?.getAttribute("value") ?? "";
}
