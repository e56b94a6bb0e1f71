import { counted } from "../lib/lists.ts";
import type { PriceNote } from "../notes/notes.ts";
import { type NoteView, noteView } from "../notes/view.ts";
import { type AttentionView, attentionOf, type LastImport } from "./attention.ts";
import { ledeOf } from "./lede.ts";
import { type Checking, type Story, type StoryListView, storyListView } from "./story-view.ts";

/** The dashboard. */
export interface DashboardView {
  lede: string;
  list: StoryListView;
  /** The address of the stories after these; null when these are all. */
  older: string | null;
  attention: AttentionView[];
  /** "3 things need attention" */
  attentionCount: string;
  notes: NoteView[];
  noteCount: number;
}

export interface DashboardParts {
  stories: Story[];
  older: string | null;
  /** Stories that match what the list is narrowed to, and all there are. */
  count: number;
  all: number;
  notes: PriceNote[];
  noteCount: number;
  lastImport: LastImport | null;
  checking: Checking;
}

/** The newest stories, what stands in the way of checking them, and the newest notes. */
export function dashboardView({ stories, older, notes, ...rest }: DashboardParts): DashboardView {
  const list = storyListView(stories, rest.checking);
  const attention = attentionOf(stories, list.moves, rest.lastImport);
  return {
    ...{ list, older, attention },
    lede: ledeOf({ shown: stories.length, ...rest }, list.moves),
    attentionCount: counted(attention.length, "thing needs attention", "things need attention"),
    notes: notes.map((note) => noteView(note, rest.checking.readerZone)),
    noteCount: rest.noteCount,
  };
}
