/** The head of a hunk in a unified diff; a count that is left out is 1. Source: GNU diffutils manual, "Detailed Description of Unified Format". */
const HEAD = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * The changed lines of one file's unified diff, four numbers per run of changes: old start, old count, new start, new count. Context lines around
 * a change are no change: a hunk is taken apart into its runs, so that nearness is measured from what really changed. A start whose count is 0 is the
 * line after which lines were added or removed. Text that is no diff gives none.
 */
export function hunksOf(patch: string): number[] {
  const hunks: number[] = [];
  let [old, now, oldFrom, newFrom] = [0, 0, 0, 0];
  let inside = false;
  const flush = (): void => {
    const [removed, added] = [old - oldFrom, now - newFrom];
    if (removed > 0 || added > 0)
      hunks.push(removed > 0 ? oldFrom : oldFrom - 1, removed, added > 0 ? newFrom : newFrom - 1, added);
  };
  for (const line of patch.split('\n')) {
    const head = HEAD.exec(line);
    if (head) {
      if (inside) flush();
      inside = true;
      // With a count of 0 the start names the line before.
      old = oldFrom = Number(head[1]) + (head[2] === '0' ? 1 : 0);
      now = newFrom = Number(head[3]) + (head[4] === '0' ? 1 : 0);
    } else if (!inside || line.startsWith('\\')) continue;
    else if (line.startsWith('-')) old++;
    else if (line.startsWith('+')) now++;
    else if (line.startsWith(' ') || line === '' || line === '\r') {
      flush();
      // Some tools cut the space off an empty line of context.
      [oldFrom, newFrom] = [++old, ++now];
    } else {
      // The head of another file.
      flush();
      inside = false;
    }
  }
  if (inside) flush();
  return hunks;
}
