import type { Db } from "../db/open.ts";
import { ownZone } from "../lib/dates.ts";
import type { Settings } from "./settings.ts";

export type SettingsStore = ReturnType<typeof settingsStore>;

/** The reader's settings; what was never set has its default. */
export function settingsStore(db: Db) {
  const all = db.prepare<[], { name: string; value: string }>("SELECT name, value FROM settings");
  const put = db.prepare<[string, string]>(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const save = db.transaction((settings: Settings) => {
    for (const [name, value] of Object.entries(settings)) put.run(name, value);
  });

  return {
    read(): Settings {
      const defaults: Settings = { theme: "system", convention: "blue-orange", zone: ownZone() };
      const stored = all.all().map(({ name, value }) => [name, value]);
      return { ...defaults, ...Object.fromEntries(stored) };
    },
    save: (settings: Settings) => save(settings),
  };
}
