import type { Changes } from './changes';
import type { Clone } from './clone';

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What one should know about the history as a whole, in sentences. */
export function notesOfClone(clone: Clone, changes: Changes, commits: number, tags: number): string[] {
  const { repo, branch } = clone;
  const on = branch === undefined ? 'the detached HEAD' : `"${branch}"`;
  const notes = [
    changes.eachCommit
      ? `${repo}: no merge and no pull request number stands in the ${counted(commits, 'commit')} of ${on}, so each counts as a change of its own, numbered by the second of its commit.`
      : `${repo}: ${counted(changes.numbers.size, 'change')} on ${on}, read from merges and from numbers in titles.`,
  ];
  if (changes.made > 0 && !changes.eachCommit)
    notes.push(`${counted(changes.made, 'merge')} without a number got one: the second of the merge since 1970.`);
  if (changes.direct > 0)
    notes.push(
      `${counted(changes.direct, 'commit')} on ${on} came without a merge or a number (direct pushes, rebased pull requests) and ${changes.direct === 1 ? 'is' : 'are'} not counted as pull requests.`,
    );
  notes.push(
    tags === 0
      ? 'No tag looks like a release, so nothing tells when changes reach production; name yours with --tags PATTERN.'
      : `${counted(tags, 'tag')} count${tags === 1 ? 's' : ''} as ${tags === 1 ? 'a deploy' : 'deploys'}; name others with --tags PATTERN.`,
    'Git cannot tell when a change was ready, who reviewed it, and what is still open: pickup, review and merge stay unknown until GitHub is connected.',
  );
  if (clone.cut.size > 0)
    notes.push(
      'This clone is shallow: its history is cut, and older changes are missing; run "git fetch --unshallow" and import it again.',
    );
  if (clone.partial)
    notes.push(
      'This clone is partial (made with --filter): the sizes of changes stay unknown, for git would have to fetch files.',
    );
  return notes;
}

/** What one should know about the changes, after they were read. */
export function notesOfChanges({
  hidden,
  squashed,
  moved,
}: {
  hidden: number;
  squashed: number;
  moved: number;
}): string[] {
  const notes: string[] = [];
  if (hidden > 0)
    notes.push(
      `${counted(hidden, 'change')} ${hidden === 1 ? 'does' : 'do'} not tell when the work began (squashed, a single commit, or cut off): write and lead time stay unknown there.${squashed ? ' Of squashes the heads tell: run "git fetch origin +refs/pull/*/head:refs/pull/*/head" (GitLab: refs/merge-requests) and import again.' : ''}`,
    );
  if (moved > 0)
    notes.push(
      `${counted(moved, 'change')} ${moved === 1 ? 'was' : 'were'} written after the merge by the clocks of those who did; ${moved === 1 ? 'it is' : 'they are'} marked irregular.`,
    );
  return notes;
}
