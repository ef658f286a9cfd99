import { instantText } from '../../ledger/instant';
import type { Clone } from './clone';
import type { CommitGraph } from './commit-graph';
import type { DeployTag } from './tags';

/**
 * Tags as `deploy` records with the changes that are new in each: those it reaches and no older tag of its kind does. Each commit is
 * visited once per kind, release and prerelease.
 *
 * @param tags oldest first
 * @param isChange whether the commit at a place is one that changes are linked by
 */
export function* deployRecords(
  clone: Clone,
  graph: CommitGraph,
  tags: readonly DeployTag[],
  isChange: (place: number) => boolean,
): Generator<Record<string, unknown>> {
  const seen = { release: new Uint8Array(graph.shas.length), prerelease: new Uint8Array(graph.shas.length) };
  for (const tag of tags) {
    const at = graph.placeOf.get(tag.sha);
    if (at === undefined) continue;
    const fresh = newCommits(graph, at, tag.prerelease ? seen.prerelease : seen.release);
    yield {
      kind: 'deploy',
      id: `git-tag:${clone.repo}:${tag.name}`,
      repo: clone.repo,
      environment: tag.prerelease ? 'prerelease' : 'production',
      sha: tag.sha,
      ref: tag.name,
      finished_at: instantText(tag.at),
      status: 'success',
      // Its own commit always: a deploy that lists nothing would be taken to contain whatever was merged before it.
      commits: [tag.sha, ...fresh.filter((place) => place !== at && isChange(place)).map((place) => graph.shas[place])],
    };
  }
}

function newCommits({ parents, parentsFrom }: CommitGraph, from: number, seen: Uint8Array): number[] {
  const fresh: number[] = [];
  const waiting = [from];
  while (waiting.length > 0) {
    const at = waiting.pop() as number;
    if (seen[at] === 1) continue;
    seen[at] = 1;
    fresh.push(at);
    for (let p = parentsFrom[at]; p < parentsFrom[at + 1]; p++) if (parents[p] >= 0) waiting.push(parents[p]);
  }
  return fresh;
}
