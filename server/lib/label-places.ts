/** A label that wants to stand centred on a place. Widths in pixels, one for each of its forms, the longest first. */
export interface WantedLabel {
  at: number;
  widths: readonly number[];
}

/** Where a label stands, and in which of its forms. */
export interface PlacedLabel {
  left: number;
  form: number;
}

const GAP = 4;
/** A longer form is not worth standing further than this from its tick. */
const FARTHEST = 24;

/**
 * Places labels on a line so that none overlaps another or leaves [from, to]: in order of place,
 * neighbours pushed apart evenly. Takes the longest forms with which all stand near their ticks.
 */
export function placeLabels(labels: readonly WantedLabel[], from: number, to: number): PlacedLabel[] {
  const forms = Math.max(1, ...labels.map(({ widths }) => widths.length));
  for (let form = 0; form < forms; form++) {
    const widths = labels.map(({ widths: all }) => all[Math.min(form, all.length - 1)] ?? 0);
    const lefts = spread(labels, widths, from, to);
    const isLast = form === forms - 1;
    const fits = labels.every(({ at }, i) => {
      const [left, width] = [lefts[i] ?? 0, widths[i] ?? 0];
      return left >= from && left + width <= to && Math.abs(left + width / 2 - at) <= FARTHEST;
    });
    if (fits || isLast) return lefts.map((left) => ({ left, form }));
  }
  return [];
}

interface Group {
  /** Indexes of labels, in order. */
  members: number[];
  width: number;
  /** Sum over the members of where the group would have to begin for each to be centred. */
  wanted: number;
  left: number;
}

/** Neighbours that overlap form a group, which stands where its members are on the whole nearest to their places. */
function spread(
  labels: readonly WantedLabel[],
  widths: readonly number[],
  from: number,
  to: number,
): number[] {
  const order = labels.map((_, i) => i).sort((a, b) => (labels[a]?.at ?? 0) - (labels[b]?.at ?? 0));
  const groups: Group[] = [];
  for (const i of order) {
    const width = widths[i] ?? 0;
    let group = settle({ members: [i], width, wanted: (labels[i]?.at ?? 0) - width / 2, left: 0 }, from, to);
    for (
      let before = groups.at(-1);
      before && before.left + before.width + GAP > group.left;
      before = groups.at(-1)
    ) {
      groups.pop();
      group = settle(joined(before, group), from, to);
    }
    groups.push(group);
  }
  const lefts = new Array<number>(labels.length).fill(0);
  for (const { members, left } of groups) {
    let at = left;
    for (const i of members) {
      lefts[i] = at;
      at += (widths[i] ?? 0) + GAP;
    }
  }
  return lefts;
}

function joined(a: Group, b: Group): Group {
  const offset = a.width + GAP;
  return {
    members: [...a.members, ...b.members],
    width: offset + b.width,
    wanted: a.wanted + b.wanted - offset * b.members.length,
    left: 0,
  };
}

function settle(group: Group, from: number, to: number): Group {
  const left = group.wanted / group.members.length;
  return { ...group, left: Math.max(from, Math.min(to - group.width, left)) };
}
