import type { Appearance } from "../../web/page.ts";

/** The light theme's, as views/assets/styles/tokens.css has them: a card is paper. */
const PAPER = {
  ...{ paper: "#ffffff", ink: "#1c1a17", ink2: "#55504a", rule: "#e0dacd", grid: "#e9e3d7" },
  ...{ zero: "#6b655c", faint: "#958b79", markLine: "#866300" },
};
const BLUE_ORANGE = { blue: "#1f66ad", orange: "#a84e08" };
const GREEN_RED = { green: "#157347", red: "#bd2d28" };

/** What a card is drawn in, under a convention. */
export function cardColours(convention: Appearance["convention"]) {
  const { blue, orange } = BLUE_ORANGE;
  const { green, red } = GREEN_RED;
  const [gain, loss] = {
    "blue-orange": [blue, orange],
    "green-red": [green, red],
    "red-green": [red, green],
  }[convention] as [string, string];
  return { ...PAPER, gain, loss };
}

export type CardColours = ReturnType<typeof cardColours>;
