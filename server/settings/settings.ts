import type { Appearance } from "../web/page.ts";

export const THEMES = ["system", "light", "dark"] as const satisfies readonly Appearance["theme"][];
export const CONVENTIONS = [
  "blue-orange",
  "green-red",
  "red-green",
] as const satisfies readonly Appearance["convention"][];

export interface Settings extends Appearance {
  /** IANA zone the reader's own times are shown in. */
  zone: string;
}
