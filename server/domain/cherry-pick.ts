/** A commit that says it was picked from another; `sha` '' = the text of the pull request says so. */
export interface CherryPick {
  from: string;
  sha: string;
}

const PICKED = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g;

/**
 * Commits a pull request picked from elsewhere, as `git cherry-pick -x` notes in messages, and hosts in the text of a backport. A commit picked
 * twice notes both.
 */
export function cherryPicksOf(body: string, commits: readonly { sha: string; message: string }[]): CherryPick[] {
  const picks = new Map<string, CherryPick>();
  for (const { sha, message } of [{ sha: '', message: body }, ...commits])
    for (const [, from] of message.matchAll(PICKED)) picks.set(`${from} ${sha}`, { from, sha });
  return [...picks.values()];
}
