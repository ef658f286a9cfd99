import type { CommitGraph } from './commit-graph';

/** The first-parent history of the default branch, and which of its commits brought in each of the others. */
export interface MainLine {
  /** Places in the graph, newest first. */
  readonly line: readonly number[];
  /** Per commit: the commit of the line that brought it in first (itself for those on the line); −1 = not on the branch. */
  readonly owner: Int32Array;
}

/**
 * Walks the first parents from the tip. Where the default branch was merged into itself (`Merge branch 'main' of …`, after somebody else had
 * pushed) the second parent was the branch, so the walk goes on there.
 *
 * Every other commit belongs to the oldest commit of the line that reaches it: with an octopus merge all of its sides. Each commit is
 * visited once, whatever the number of merges.
 */
export function mainLine(graph: CommitGraph, tip: number): MainLine {
  const { parents, parentsFrom, marks } = graph;
  const owner = new Int32Array(graph.shas.length).fill(-1);
  const line: number[] = [];
  for (let at = tip; at >= 0;) {
    line.push(at);
    owner[at] = at;
    const first = parentsFrom[at];
    const count = parentsFrom[at + 1] - first;
    const next = count === 2 && marks.get(at)?.kind === 'pull' ? first + 1 : first;
    at = count === 0 ? -1 : parents[next];
    if (at >= 0 && owner[at] >= 0) break;
  }
  for (let i = line.length - 1; i >= 0; i--) claim(graph, owner, line[i], line[i]);
  return { line, owner };
}

/**
 * Gives the commits of squashed requests to the commits that brought them in, where the clone has their heads.
 *
 * @param heads the places of the last commit of a request and of the commit of the line, oldest first
 */
export function claimRequests(
  graph: CommitGraph,
  { owner }: MainLine,
  heads: Iterable<[head: number, change: number]>,
): void {
  for (const [head, change] of heads) {
    if (owner[head] >= 0) continue;
    owner[head] = change;
    claim(graph, owner, head, change);
  }
}

/** Gives all ancestors that nobody has yet to one commit of the line. */
function claim({ parents, parentsFrom }: CommitGraph, owner: Int32Array, from: number, change: number): void {
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (let p = parentsFrom[at]; p < parentsFrom[at + 1]; p++) {
      const parent = parents[p];
      if (parent < 0 || owner[parent] >= 0) continue;
      owner[parent] = change;
      waiting.push(parent);
    }
  }
}
