import { gitOutput } from './git-program';
import { mergeMark, type MergeMark } from './merge-message';
import { nulGroups } from './nul-fields';

/** All commits that the default branch and the tags reach, newest first: children stand before their parents. */
export interface CommitGraph {
  readonly shas: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** Parents of commit i: places in `parents` from `parentsFrom[i]` to `parentsFrom[i + 1]`, the first one first; −1 = cut off. */
  readonly parents: Int32Array;
  readonly parentsFrom: Int32Array;
  /** Seconds since 1970 at which each was committed. */
  readonly committedAt: Float64Array;
  /** What messages tell, of those that tell something. */
  readonly marks: ReadonlyMap<number, MergeMark>;
}

/**
 * Reads the graph in one pass of git.
 *
 * @param tips the commits to begin at
 * @param branch name of the default branch
 */
export async function readGraph(folder: string, tips: readonly string[], branch: string): Promise<CommitGraph> {
  const shas: string[] = [];
  const placeOf = new Map<string, number>();
  const parentShas: string[] = [];
  const times: number[] = [];
  const marks = new Map<number, MergeMark>();
  const args = ['log', '--topo-order', '--no-color', '--encoding=UTF-8', '-z', '--format=tformat:%H%x00%P%x00%ct%x00%B', '--stdin'] as const; // prettier-ignore
  for await (const groups of nulGroups(gitOutput(folder, args, `${tips.join('\n')}\n`), 4)) {
    for (const [sha, parents, committed, message] of groups) {
      const place = shas.push(sha) - 1;
      placeOf.set(sha, place);
      parentShas.push(parents);
      times.push(Number(committed));
      const mark = mergeMark(message, parents === '' ? 0 : parents.split(' ').length, branch);
      if (mark) marks.set(place, mark);
    }
  }
  const parentsFrom = new Int32Array(shas.length + 1);
  const parents: number[] = [];
  for (let place = 0; place < shas.length; place++) {
    if (parentShas[place] !== '') for (const sha of parentShas[place].split(' ')) parents.push(placeOf.get(sha) ?? -1);
    parentsFrom[place + 1] = parents.length;
  }
  return {
    shas,
    placeOf,
    parents: Int32Array.from(parents),
    parentsFrom,
    committedAt: Float64Array.from(times),
    marks,
  };
}
