import { type FilterBarView, filterBarView } from "../../search/filters/bar-view.ts";
import { addressOf } from "../../search/filters/filter.ts";
import type { FoundNotes } from "../../search/filters/note-finder.ts";
import { type PanelName, PANELS } from "../../search/filters/panel-view.ts";
import type { FoundStories, More } from "../../search/filters/story-finder.ts";
import type { SavedView } from "../../search/views/views.ts";
import { VALUE_LISTS } from "../../search/filters/values.ts";

const NOTE_PANELS: PanelName[] = ["company", "dates", "words", "views"];

/** The panel that ?show= asks for. */
export function panelOf(show: unknown): PanelName | null {
  return PANELS.find((name) => name === show) ?? null;
}

/** What has to be counted for a panel; null for nothing. */
export function moreOf(panel: PanelName | null): More {
  return panel === "move" ? panel : (VALUE_LISTS.find((name) => name === panel) ?? null);
}

/** What a bar shows beside what was found. */
export interface BarState {
  path: string;
  open: PanelName | null;
  views: readonly SavedView[];
}

/** The filters above a list of stories; null where there are no stories at all. */
export function storyBar(found: FoundStories, state: BarState): FilterBarView | null {
  if (found.all === 0) return null;
  const address = addressOf(state.path, found.filter);
  return filterBarView({ ...found, ...state, address, names: PANELS });
}

/** The filters above the list of notes; null where there are none at all. */
export function noteBar(found: FoundNotes, state: BarState): FilterBarView | null {
  if (found.all === 0) return null;
  const address = addressOf(state.path, found.filter);
  return filterBarView({ ...found, ...state, address, names: NOTE_PANELS, counts: null });
}
