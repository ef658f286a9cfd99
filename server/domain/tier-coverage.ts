import type { SourceSpan } from './adoption-table';

/** What sources tell of the window of each week. */
export interface TierCoverage {
  /** 1 = days of usage, or runs, are told of the whole window. */
  usageWhole: Uint8Array;
  runsWhole: Uint8Array;
  /** 1 = usage or runs are told of some of its days. */
  some: Uint8Array;
  /** 1 = reviews are told of some of its days. */
  reviews: Uint8Array;
}

/**
 * How far sources cover the windows that end with these days. Several sources of a kind may cover a window together. A source that reaches the Friday
 * holds the whole week: nobody need have worked on the weekend. What retention removed is not told of, of whichever tool: a window that begins before the
 * cut is not whole.
 */
export function tierCoverage(
  sources: readonly SourceSpan[],
  windowDays: number,
  endDays: ArrayLike<number>,
): TierCoverage {
  const known = sources.filter(({ fromDay, toDay }) => fromDay <= toDay);
  const spansOf = (kind: SourceSpan['kind']): [number, number][] =>
    known
      .filter((source) => source.kind === kind)
      .map(({ fromDay, toDay }): [number, number] => [fromDay, sundayOf(toDay)])
      .sort((a, b) => a[0] - b[0]);
  const cutOf = (kind: SourceSpan['kind']): number =>
    known.reduce(
      (most, source) => (source.kind === kind ? Math.max(most, source.cutDay ?? -Infinity) : most),
      -Infinity,
    );
  const [usage, runs, reviews] = [spansOf('usage'), spansOf('runs'), spansOf('reviews')];
  const [usageCut, runsCut] = [cutOf('usage'), cutOf('runs')];
  const of = (test: (from: number, to: number) => boolean): Uint8Array =>
    Uint8Array.from({ length: endDays.length }, (_, week) =>
      test(endDays[week] - windowDays + 1, endDays[week]) ? 1 : 0,
    );
  return {
    usageWhole: of((from, to) => from >= usageCut && covers(usage, from, to)),
    runsWhole: of((from, to) => from >= runsCut && covers(runs, from, to)),
    some: of((from, to) => [...usage, ...runs].some((span) => span[0] <= to && span[1] >= from)),
    reviews: of((from, to) => reviews.some((span) => span[0] <= to && span[1] >= from)),
  };
}

/**
 * Which windows each tool tells of from their first to their last day, by tool; 0 = its usage or its runs begin later or end earlier, as where an export was
 * not made again. A tool that tells neither misses nothing it ever told.
 */
export function toolCoverage(
  sources: readonly SourceSpan[],
  tools: readonly string[],
  windowDays: number,
  endDays: ArrayLike<number>,
): Uint8Array[] {
  const telling = sources.filter(({ kind }) => kind === 'usage' || kind === 'runs');
  return tools.map((name) => {
    const own = telling.filter(({ tool }) => tool === name);
    return Uint8Array.from({ length: endDays.length }, (_, week) =>
      own.every(({ fromDay, toDay }) => fromDay <= endDays[week] - windowDays + 1 && sundayOf(toDay) >= endDays[week])
        ? 1
        : 0,
    );
  });
}

/** The Sunday after a Friday or Saturday; any other day itself. Day 0 was a Thursday. */
const sundayOf = (day: number): number => {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday >= 4 ? day + 6 - weekday : day;
};

/** Whether spans in order of their beginnings cover every day from one to another, both included. */
function covers(spans: readonly [number, number][], from: number, to: number): boolean {
  let next = from;
  for (const [begin, end] of spans) {
    if (begin > next) return false;
    if (end >= next) next = end + 1;
    if (next > to) return true;
  }
  return false;
}
