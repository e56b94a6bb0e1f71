import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The line that says why browser tests did not run. */
export const BROWSER_HINT =
  "Browser tests were skipped: no Chromium or Chrome was found. Install one, or name its program in CHROME_PATH.";

/** Whether a run without a browser must fail rather than skip. */
export function browserRequired(): boolean {
  return process.env.NEWSMOVE_BROWSER_TESTS === "required";
}

/** The program of a Chromium or Chrome on this computer: CHROME_PATH, else the usual places; null when there is none. */
export function findBrowser(): string | null {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : null;
  return usualPlaces().find((path) => existsSync(path)) ?? null;
}

function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    const programs = [
      "Google Chrome.app/Contents/MacOS/Google Chrome",
      "Chromium.app/Contents/MacOS/Chromium",
    ];
    return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
      programs.map((program) => join(folder, program)),
    );
  }
  if (process.platform === "win32") {
    const { PROGRAMFILES, "PROGRAMFILES(X86)": programFiles86, LOCALAPPDATA } = process.env;
    return [PROGRAMFILES, programFiles86, LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, "Google", "Chrome", "Application", "chrome.exe"),
        join(folder, "Chromium", "Application", "chrome.exe"),
      ]);
  }
  const programs = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
  const folders = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
}
