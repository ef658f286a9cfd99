import { gitOutput } from './git-program';

/** Changed files and lines of one change against the branch before it. */
export interface ChangeSize {
  files: number;
  added: number;
  deleted: number;
}

/**
 * Sizes of many changes in one pass of git, against each one's first parent; renames are followed as hosts do, binary files have no lines.
 *
 * @param shas commits of the default branch
 */
export async function changeSizes(folder: string, shas: readonly string[]): Promise<Map<string, ChangeSize>> {
  const sizes = new Map<string, ChangeSize>();
  const args = ['log', '--stdin', '--no-walk=unsorted', '--diff-merges=first-parent', '--shortstat', '--find-renames', '--no-ext-diff', '--no-textconv', '--no-color', '--format=tformat:%H'] as const; // prettier-ignore
  let sha = '';
  let rest = '';
  const take = (line: string): void => {
    if (/^[0-9a-f]{40,64}$/.test(line)) {
      sha = line;
      sizes.set(sha, { files: 0, added: 0, deleted: 0 });
      return;
    }
    const found = /^ (\d+) files? changed(?:, (\d+) insertions?\(\+\))?(?:, (\d+) deletions?\(-\))?/.exec(line);
    if (found)
      sizes.set(sha, { files: Number(found[1]), added: Number(found[2] ?? 0), deleted: Number(found[3] ?? 0) });
  };
  for await (const chunk of gitOutput(folder, args, `${shas.join('\n')}\n`)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) take(line);
  }
  take(rest);
  return sizes;
}
