import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TOP } from "../../../server/lib/place.ts";
import {
  type Aspect,
  columnsOf,
  putStory,
  removeStory,
  type StoryColumns,
  type StoryEntry,
  setOutcome,
} from "../../../server/search/filters/columns.ts";
import { countsBy } from "../../../server/search/filters/counters.ts";
import { VERDICTS } from "../../../server/search/filters/filter.ts";
import { kindOf, MENTION, outcomeOf, partsOf, withOutcome } from "../../../server/search/filters/kinds.ts";
import { passOver } from "../../../server/search/filters/pass-over.ts";
import { tally } from "../../../server/search/filters/tally.ts";
import { MOVE_FILTERS, NOTHING, VALUES, type Wanted } from "../../../server/search/filters/wanted.ts";

const DAY_MS = 86_400_000;

const tallyOf = (columns: StoryColumns, wanted: Wanted, limit = 100, after = TOP) =>
  tally(columns, passOver(columns, wanted), limit, after);

/** The same counts by asking every story, one filter after the other, as slowly as it can be said. */
function slowly(stories: readonly StoryEntry[], wanted: Wanted): StoryEntry[] {
  const fits = ({ kind, company }: Aspect) =>
    (wanted.company === null || company === wanted.company) &&
    MOVE_FILTERS.every((name) => wanted[name] === null || partsOf(kind)?.[name] === wanted[name]);
  return stories
    .filter(({ publisher }) => wanted.publisher === null || publisher === wanted.publisher)
    .filter(({ topics }) => wanted.topic === null || topics.includes(wanted.topic))
    .filter(({ day }) => (wanted.fromDay ?? 0) <= day && day <= (wanted.toDay ?? 99))
    .filter(({ id }) => wanted.ids === null || wanted.ids.includes(id))
    .filter(({ aspects }) => aspects.some(fits))
    .toSorted((a, b) => b.at - a.at || b.id - a.id);
}

/** A story with nothing but those of its moves whose outcome is not known. */
function onlyUnknown({ aspects, ...entry }: StoryEntry): StoryEntry {
  return {
    ...entry,
    aspects: aspects.filter(({ kind }) => kind !== MENTION && partsOf(kind)?.verdict === -1),
  };
}

const move = (id: number): fc.Arbitrary<Aspect> =>
  fc
    .record({
      session: fc.constantFrom("premarket" as const, "regular" as const, null),
      percent: fc.constantFrom(-1, 0, 2),
      company: fc.integer({ min: 0, max: 3 }),
      verdict: fc.constantFrom("", "confirmed", "overstated", "unchecked"),
      aftermath: fc.constantFrom("faded", "no_data"),
    })
    .map(({ session, percent, company, verdict, aftermath }) => ({
      kind: withOutcome(
        kindOf({ session, percent, percentTo: null }),
        verdict === "" ? 0 : outcomeOf({ verdict, aftermath, missing: null }),
      ),
      ...{ company, move: id },
    }));
const mention = fc
  .integer({ min: 0, max: 3 })
  .map((company): Aspect => ({ kind: MENTION, company, move: 0 }));

const story = (id: number): fc.Arbitrary<StoryEntry> =>
  fc
    .record({
      id: fc.constant(id),
      // Some at the same instant, some with a date beside the day of it.
      at: fc.integer({ min: 20, max: 29 }).map((halfDays) => (halfDays * DAY_MS) / 2),
      daysOff: fc.integer({ min: -1, max: 1 }),
      publisher: fc.integer({ min: 0, max: 2 }),
      aspects: fc
        .tuple(fc.oneof(move(id), mention), fc.oneof(move(100 + id), mention))
        .map((both) => [...both]),
      topics: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    })
    .map(({ daysOff, ...rest }) => ({ ...rest, day: Math.floor(rest.at / DAY_MS) + daysOff }));

const upTo = (max: number) => fc.integer({ min: 0, max });
/** Three filters at most, so that something is mostly found. */
const wanteds: fc.Arbitrary<Wanted> = fc
  .tuple(
    fc.record({
      ...{ company: upTo(3), publisher: upTo(2), topic: upTo(3), session: upTo(4), direction: upTo(2) },
      ...{ verdict: upTo(6), aftermath: upTo(3), fromDay: fc.constant(11), toDay: fc.constant(12) },
      ids: fc.constant([1, 2, 3, 999]),
    }),
    fc.subarray(Object.keys(NOTHING) as (keyof Wanted)[], { maxLength: 3 }),
  )
  .map(([full, names]) => Object.assign({ ...NOTHING }, ...names.map((name) => ({ [name]: full[name] }))));

/** Stories as they were at first, and changes of them: a story in another form, or its removal. */
const histories = fc.tuple(
  fc.tuple(...Array.from({ length: 10 }, (_, i) => story(i + 1))),
  fc.array(
    fc.integer({ min: 1, max: 12 }).chain((id) => fc.oneof(story(id), fc.constant(id))),
    { maxLength: 6 },
  ),
);

describe("counting by columns is counting story by story", () => {
  test("whatever is wanted, and whatever was changed", () => {
    fc.assert(
      fc.property(histories, wanteds, ([first, changes], wanted) => {
        const columns = columnsOf(first);
        const stories = new Map(first.map((entry) => [entry.id, entry]));
        for (const change of changes) {
          // What is remembered of the stories for the next question must follow the change.
          tallyOf(columns, wanted);
          if (typeof change === "number") {
            removeStory(columns, change);
            stories.delete(change);
          } else {
            putStory(columns, change);
            stories.set(change.id, change);
          }
        }
        const all = [...stories.values()];
        const matching = (change: Partial<Wanted>) => slowly(all, { ...wanted, ...change });
        const result = tallyOf(columns, wanted);
        expect(result.ids).toEqual(matching({}).map(({ id }) => id));
        expect(result.count).toBe(result.ids.length);
        expect(result.anyVerdict).toBe(matching({ verdict: null }).length);
        for (const name of MOVE_FILTERS)
          expect([name, Object.values(result.by[name] ?? {})]).toEqual([
            name,
            VALUES[name].map((_, i) => matching({ [name]: i }).length),
          ]);
        const known = { ...wanted, verdict: null, aftermath: null };
        expect(result.unknown).toBe(slowly(all.map(onlyUnknown), known).length);
        const { by, ...rest } = result;
        expect(tally(columns, passOver(columns, wanted, "verdicts"), 100, TOP)).toEqual({
          ...rest,
          by: { verdict: by.verdict },
        });
        for (const [name, numbers] of [
          ["company", [1, 2, 3]],
          ["publisher", [0, 1, 2]],
          ["topic", [1, 2, 3]],
        ] as const) {
          for (const tells of ["all", "verdicts", "matches"] as const) {
            const pass = passOver(columns, { ...wanted, [name]: null }, tells);
            const counts = countsBy(name, columns, pass);
            for (const number of numbers)
              expect([name, tells, number, counts.get(number) ?? 0]).toEqual([
                ...[name, tells, number],
                matching({ [name]: number }).length,
              ]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("pages follow one another without a gap or a repeat", () => {
    fc.assert(
      fc.property(fc.tuple(...Array.from({ length: 8 }, (_, i) => story(i + 1))), (stories) => {
        const columns = columnsOf(stories);
        const seen: number[] = [];
        let after = TOP;
        for (;;) {
          const { ids } = tallyOf(columns, NOTHING, 3, after);
          const last = stories.find(({ id }) => id === ids.at(-1));
          if (!last) break;
          seen.push(...ids);
          after = { at: new Date(last.at).toISOString(), id: last.id };
        }
        expect(seen).toEqual(slowly(stories, NOTHING).map(({ id }) => id));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the outcome of a move", () => {
  const kind = kindOf({ session: "regular", percent: 3, percentTo: null });
  const oneMove = (move: number, at: number): StoryEntry => ({
    ...{ id: move, at, day: 10, publisher: 0, topics: [] },
    aspects: [{ kind, company: 1, move }],
  });

  test("is counted as unknown until it is set, and moves its story from one verdict to another", () => {
    const columns = columnsOf([oneMove(1, 1), oneMove(2, 2)]);
    const confirmed = { ...NOTHING, verdict: VERDICTS.indexOf("confirmed") };
    expect(tallyOf(columns, confirmed)).toMatchObject({ count: 0, unknown: 2, anyVerdict: 2 });
    expect(tallyOf(columns, { ...confirmed, aftermath: 0 })).toMatchObject({ count: 0, unknown: 2 });
    setOutcome(columns, 1, outcomeOf({ verdict: "confirmed", aftermath: "held", missing: null }));
    setOutcome(columns, 99, outcomeOf({ verdict: "confirmed", aftermath: "held", missing: null }));
    expect(tallyOf(columns, confirmed)).toMatchObject({ count: 1, unknown: 1, ids: [1] });
    expect(tallyOf(columns, NOTHING)).toMatchObject({
      count: 2,
      unknown: 1,
      by: { verdict: { confirmed: 1 } },
    });
    expect(tallyOf(columns, confirmed).by).toMatchObject({
      aftermath: { held: 1 },
      session: { regular: 1 },
    });
    setOutcome(columns, 1, outcomeOf({ verdict: "overstated", aftermath: "no_data", missing: null }));
    expect(tallyOf(columns, confirmed)).toMatchObject({ count: 0, by: { verdict: { overstated: 1 } } });
  });

  test("does not bring back the story it is of", () => {
    const columns = columnsOf([oneMove(1, 1), oneMove(2, 2)]);
    removeStory(columns, 1);
    setOutcome(columns, 1, outcomeOf({ verdict: "confirmed", aftermath: "held", missing: null }));
    expect(tallyOf(columns, NOTHING)).toMatchObject({ count: 1, by: { verdict: { confirmed: 0 } } });
  });
});

test("the stories of a company are counted anew when one comes, changes or goes", () => {
  const kind = kindOf({ session: "regular", percent: 3, percentTo: null });
  const about = (id: number, company: number): StoryEntry => ({
    ...{ id, at: id, day: 10, publisher: 0, topics: [] },
    aspects: [
      { kind, company, move: id },
      { kind: MENTION, company, move: 0 },
    ],
  });
  const columns = columnsOf([about(1, 1), about(2, 2)]);
  const ofFirst = () => tallyOf(columns, { ...NOTHING, company: 1 }).ids;
  expect(ofFirst()).toEqual([1]);
  putStory(columns, about(3, 1));
  expect(ofFirst()).toEqual([3, 1]);
  putStory(columns, about(1, 2));
  expect(ofFirst()).toEqual([3]);
  removeStory(columns, 3);
  expect(ofFirst()).toEqual([]);
});
