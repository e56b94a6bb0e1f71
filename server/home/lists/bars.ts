import { type FilterBarView, filterBarView } from "../../search/filters/bar-view.ts";
import type { FoundNotes } from "../../search/filters/note-finder.ts";
import { type PanelName, PANELS } from "../../search/filters/panel-view.ts";
import type { FoundStories } from "../../search/filters/story-finder.ts";
import { VALUE_LISTS, type ValueList } from "../../search/filters/values.ts";

const NOTE_PANELS: PanelName[] = ["company", "dates", "words"];

/** The panel that ?show= asks for. */
export function panelOf(show: unknown): PanelName | null {
  return PANELS.find((name) => name === show) ?? null;
}

/** The values that a panel lists; null where it lists few, or none. */
export function valueListOf(panel: PanelName | null): ValueList | null {
  return VALUE_LISTS.find((name) => name === panel) ?? null;
}

/** The filters above a list of stories; null where there are no stories at all. */
export function storyBar(path: string, found: FoundStories, open: PanelName | null): FilterBarView | null {
  return found.all === 0 ? null : filterBarView({ ...found, path, names: PANELS, open, counts: found });
}

/** The filters above the list of notes; null where there are none at all. */
export function noteBar(path: string, found: FoundNotes, open: PanelName | null): FilterBarView | null {
  if (found.all === 0) return null;
  return filterBarView({ ...found, path, names: NOTE_PANELS, open, counts: null });
}
