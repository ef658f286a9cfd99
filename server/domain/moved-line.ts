/** What one commit did to one file, against its first parent. */
export interface CommitFile {
  path: string;
  /** '' = the same. */
  previousPath: string;
  /** '' = not known. */
  status: string;
  /** Four numbers per run of changes (see hunks.ts); undefined = not known (binary, too large). */
  hunks: readonly number[] | undefined;
}

/** Lines of a file, both ends included; NaN = the file as a whole. */
export interface Lines {
  path: string;
  from: number;
  to: number;
}

export interface LineStep {
  /** Lines between the flagged ones and the nearest change; 0 = a flagged line itself, or the file was removed; Infinity = none near; NaN = not known. */
  distance: number;
  /** Where the lines stand after the commit; undefined = the file is gone. */
  after: Lines | undefined;
}

/**
 * Follows lines through one commit: how near it came to them, and where they stand after it. A renamed file is followed, a copied one is not; of a
 * file whose changed lines are not known the lines are left where they were.
 *
 * @param files all files of the commit
 */
export function lineStep(lines: Lines, files: readonly CommitFile[]): LineStep {
  const file =
    files.find(
      ({ path, previousPath, status }) => previousPath === lines.path && path !== lines.path && status !== 'copied',
    ) ?? files.find(({ path, previousPath }) => path === lines.path && (previousPath === '' || previousPath === path));
  if (!file) return { distance: Infinity, after: lines };
  if (file.status === 'removed') return { distance: 0, after: undefined };
  const { path, hunks } = file;
  // A rename alone changes no line; a source that knows no lines leaves the list out.
  if (!hunks) return { distance: NaN, after: { ...lines, path } };
  if (Number.isNaN(lines.from)) return { distance: hunks.length > 0 ? NaN : Infinity, after: { ...lines, path } };
  let distance = Infinity;
  for (let at = 0; at < hunks.length; at += 4) distance = Math.min(distance, between(lines, hunks[at], hunks[at + 1]));
  const from = movedTo(lines.from, hunks, false);
  return { distance, after: { path, from, to: Math.max(from, movedTo(lines.to, hunks, true)) } };
}

/** Lines between a span and a run of `count` old lines from `start`; a run of none stands after line `start`. */
function between({ from, to }: Lines, start: number, count: number): number {
  if (count === 0) return start < from ? from - start : start >= to ? start + 1 - to : 0;
  const end = start + count - 1;
  return start > to ? start - to : end < from ? from - end : 0;
}

/**
 * Where an old line stands after the runs of one commit. A line that was itself replaced goes to the first, or with `last` to the last, line that
 * took its run's place; where nothing did, to the line that follows, or with `last` stands before, the gap.
 */
function movedTo(line: number, hunks: readonly number[], last: boolean): number {
  let moved = line;
  for (let at = 0; at < hunks.length; at += 4) {
    const [start, count, newStart, newCount] = [hunks[at], hunks[at + 1], hunks[at + 2], hunks[at + 3]];
    if (count === 0 ? start >= line : start > line) break;
    if (count > 0 && line < start + count) {
      if (newCount === 0) return Math.max(1, last ? newStart : newStart + 1);
      return last ? newStart + newCount - 1 : newStart;
    }
    moved += newCount - count;
  }
  return moved;
}
