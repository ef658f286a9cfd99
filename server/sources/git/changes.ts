import type { CommitGraph } from './commit-graph';
import type { MainLine } from './main-line';
import { madeNumber } from './change-record';

/** Which commits of the line are changes, under which numbers. */
export interface Changes {
  /** Number per place in the graph. */
  readonly numbers: ReadonlyMap<number, number>;
  /** No merge and no number in the whole history: each commit of the line counts as a change. */
  readonly eachCommit: boolean;
  /** Commits of the line that are none: direct pushes, merges of the branch into itself, and numbers that came a second time. */
  readonly direct: number;
  /** Changes whose number is made, not read. */
  readonly made: number;
}

/** The largest number a record can hold. */
const mostNumber = 2_147_483_647;

/**
 * Decides what counts as a change. A merge without a number gets one of its own: the second in which it was committed, since 1970, and the next
 * free one where several share it. So it is the same at every import, also after a shallow clone was completed, and above the numbers of every
 * host. A number that comes twice belongs to its oldest commit.
 */
export function changesOf(graph: CommitGraph, { line }: MainLine): Changes {
  const marked = line.some((place) => isMark(graph.marks.get(place)?.kind));
  const numbers = new Map<number, number>();
  const taken = new Set<number>();
  let made = 0;
  for (let i = line.length - 1; i >= 0; i--) {
    const place = line[i];
    const mark = graph.marks.get(place);
    if (mark?.number !== undefined) {
      if (taken.has(mark.number)) continue;
      taken.add(mark.number);
      numbers.set(place, mark.number);
    } else if (marked ? mark?.kind === 'merge' : mark?.kind !== 'pull') {
      const committed = graph.committedAt[place];
      let number = committed >= madeNumber && committed <= mostNumber ? Math.floor(committed) : madeNumber;
      while (taken.has(number)) number++;
      taken.add(number);
      numbers.set(place, number);
      made++;
    }
  }
  return { numbers, eachCommit: !marked, direct: line.length - numbers.size, made };
}

const isMark = (kind: string | undefined): boolean => kind === 'numbered' || kind === 'merge';
