/** Figures over fewer people than this are not shown: they could be told apart. Source: measures.md 5. */
export const SMALLEST_GROUP = 5;

/** A group as it may be shown. */
export interface ShownGroup<T> {
  /** '' = several groups in one. */
  key: string;
  people: number;
  merged: boolean;
  /** What it is made of, in the order given. */
  of: T[];
}

/** Groups as they may be shown, in the order given, the merged one last. */
export interface MergedGroups<T> {
  groups: ShownGroup<T>[];
  /** People in no group that may be shown. */
  hidden: number;
  /** Place in `groups` by key; -1 = not shown. */
  placeOf: Map<string, number>;
}

/**
 * Groups under the smallest size in one. Where that one is still too small, it takes in the smallest group that would have been shown: otherwise the
 * whole less the groups shown would tell it. When there is no other, its people are hidden. Groups of nobody are left out.
 */
export function mergedGroups<T extends { key: string; people: number }>(
  groups: readonly T[],
  smallest = SMALLEST_GROUP,
): MergedGroups<T> {
  const some = groups.filter(({ people }) => people > 0);
  const shown = some.filter(({ people }) => people >= smallest);
  const small = new Set(some.filter(({ people }) => people < smallest));
  const sum = (): number => [...small].reduce((all, { people }) => all + people, 0);
  while (small.size > 0 && sum() < smallest && shown.length > 0) {
    const least = shown.reduce((one, other) => (other.people < one.people ? other : one));
    shown.splice(shown.indexOf(least), 1);
    small.add(least);
  }
  const people = sum();
  const rows: ShownGroup<T>[] = shown.map((group) => ({
    key: group.key,
    people: group.people,
    merged: false,
    of: [group],
  }));
  if (people >= smallest) rows.push({ key: '', people, merged: true, of: some.filter((group) => small.has(group)) });
  const placeOf = new Map(groups.map(({ key }) => [key, -1]));
  rows.forEach(({ of }, place) => of.forEach(({ key }) => placeOf.set(key, place)));
  return { groups: rows, hidden: people >= smallest ? 0 : people, placeOf };
}
