import type { RepositoryRow, SyncRun } from './sync-run';

/** What a run came to, in one or a few sentences: that all is there, or what is missing. */
export function resultMessage({
  run,
  rows,
  incomplete,
}: {
  run: SyncRun;
  rows: readonly RepositoryRow[];
  incomplete: readonly RepositoryRow[];
}): string {
  const parts: string[] = [];
  const failed = rows.filter(({ state }) => state === 'failed');
  const total = `${rows.length} ${rows.length === 1 ? 'repository' : 'repositories'}`;
  if (failed.length > 0) {
    const why = failed.slice(0, 3).map(told);
    const more = failed.length > why.length ? ` And ${failed.length - why.length} more.` : '';
    parts.push(`${failed.length} of ${total} failed: ${why.join(' ')}${more}`);
  }
  let expected = 0;
  let got = 0;
  for (const { counts } of rows) {
    expected += counts.pull_request?.expected ?? 0;
    got += Math.min(counts.pull_request?.got ?? 0, counts.pull_request?.expected ?? 0);
  }
  if (got < expected) parts.push(`${expected - got} of ${expected} pull requests are still to come.`);
  const others = incomplete.filter(({ state, error }) => state !== 'failed' && error !== null);
  for (const row of others.slice(0, 3)) parts.push(told(row));
  if (others.length > 3) parts.push(`${others.length - 3} more repositories are incomplete.`);
  if (parts.length === 0 && incomplete.length > 0) parts.push(`${incomplete.length} of ${total} are not through yet.`);
  if (rows.length === 0)
    parts.push('Not one repository can be seen with this token or App; if there are some, give it access to them.');
  if (parts.length === 0) parts.push(`${total}, ${expected} pull requests: all of them are here.`);
  return [...parts, ...run.warnings].join(' ');
}

/** What is wrong with a repository, with its name. */
const told = ({ repo, error }: RepositoryRow): string => (error?.includes(repo) ? error : `${repo}: ${error}`);
