/** What a pull request says it reverts: another pull request, a commit, or nothing. */
export type Reverted = { repo: string; number: number } | { sha: string } | undefined;

/**
 * What a pull request reverts, from its branch `revert-<n>-…` or its text `Reverts owner/repo#n`, `Reverts #n`, `This reverts commit <sha>`.
 * Only the first statement counts. Source: measures.md 1 (Reverts).
 */
export function revertedBy(change: { repo: string; branch: string; body: string }): Reverted {
  const branch = /^revert-(\d+)-/.exec(change.branch)?.[1];
  if (branch !== undefined) return { repo: change.repo, number: Number(branch) };
  if (!/revert/i.test(change.body)) return undefined;
  const reference = /(?:^|\s)Reverts (?:([\w.-]+\/[\w.-]+))?#(\d+)\b/m.exec(change.body);
  if (reference) return { repo: reference[1] ?? change.repo, number: Number(reference[2]) };
  const sha = /This reverts commit ([0-9a-f]{7,40})\b/.exec(change.body)?.[1];
  return sha === undefined ? undefined : { sha };
}
