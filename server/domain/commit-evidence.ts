import { lineStep, type CommitFile, type Lines } from './moved-line';

/** How far from the flagged lines a change still counts. Source: measures.md 4. */
const NEAR = 5;
/** GitHub's own messages, of one suggestion and of a batch. Source: docs.github.com, "Incorporating feedback in your pull request". */
const SUGGESTION = /^Apply suggestions? from (?:code review|@)/i;
const MERGE = /^Merge (?:branch|pull request|remote-tracking branch|tag|commit)\b/;

/** A commit of a pull request; times in epoch seconds, NaN = not known. */
export interface EvidenceCommit {
  sha: string;
  authoredAt: number;
  committedAt: number;
  message: string;
  /** NaN = not known. */
  parents: number;
  /** Its author, '' = not known. */
  by: string;
  /** Its author or a co-author is the agent of the finding. */
  byAgent: boolean;
}

export interface FlaggedLines {
  postedAt: number;
  /** Merge or close; NaN = open. */
  closedAt: number;
  /** The commit it was said about; '' = not known. */
  commitSha: string;
  /** Where it stood there; a path of '' = nowhere. */
  lines: Lines;
  /** The agent offers a change that can be applied by a click. */
  suggestion: boolean;
  /** It is the agent's only open offer of that kind on the pull request. */
  onlySuggestion: boolean;
}

export interface CommitEvidence {
  /** Whether commits could be looked at: the files of each that counts are known, or none counts while commits are known. */
  filesKnown: boolean;
  /** The first commit that changed the flagged lines or one within five of them. */
  lines?: EvidenceCommit;
  /** The commit that applied the suggestion. */
  suggestion?: EvidenceCommit;
}

/** Whether a commit only brings other work in. Parents, where known, tell it better than the message. */
const isMerge = ({ parents, message }: EvidenceCommit): boolean =>
  Number.isNaN(parents) ? MERGE.test(message) : parents > 1;

/**
 * What later commits of a pull request say about flagged lines. A commit counts that was authored after the finding and committed before the merge or
 * close, merges left out. The lines are followed from the commit they were flagged on through every later one, merges too where their files are
 * known; where they are not the lines are taken as not moved. A commit "Apply suggestion…" applied a suggestion when it changed the flagged lines
 * themselves, or, where its files are not known, when the agent is its co-author and has no other suggestion open: else which one was applied cannot be told.
 *
 * A commit that was rewritten since (a rebase, an amended commit) stands for what was there before the finding.
 *
 * @param commits in their order; undefined = not known
 * @param filesOf the files of a commit; undefined = not known
 */
export function commitEvidenceOf(
  flagged: FlaggedLines,
  commits: readonly EvidenceCommit[] | undefined,
  filesOf: (sha: string) => readonly CommitFile[] | undefined,
): CommitEvidence {
  if (!commits) return { filesKnown: false };
  const { postedAt, closedAt, commitSha } = flagged;
  const counts = (commit: EvidenceCommit): boolean =>
    commit.authoredAt > postedAt && !(arrivedAt(commit) > closedAt) && !isMerge(commit);
  const from = commitSha === '' ? -1 : commits.findIndex(({ sha }) => sha === commitSha);
  let lines: Lines | undefined = flagged.lines.path === '' ? undefined : flagged.lines;
  const found: CommitEvidence = { filesKnown: lines !== undefined };
  for (let at = from + 1; at < commits.length; at++) {
    const commit = commits[at];
    const files = filesOf(commit.sha);
    // Where the flagged commit is not among them, what was written before the finding is what it was said about, though a rebase may have brought it
    // anew. Whether such a copy was changed on the way cannot be told where it touches the file.
    if (from < 0 && !(commit.authoredAt > postedAt)) {
      if (arrivedAt(commit) > postedAt && (!files || (lines && touches(files, lines.path)))) found.filesKnown = false;
      continue;
    }
    const counted = counts(commit);
    const applies = counted && flagged.suggestion && SUGGESTION.test(commit.message);
    if (!files) {
      if (counted) found.filesKnown = false;
      if (applies && commit.byAgent && flagged.onlySuggestion) found.suggestion ??= commit;
      continue;
    }
    if (!lines) continue;
    const { distance, after } = lineStep(lines, files);
    if (counted && Number.isNaN(distance)) found.filesKnown = false;
    if (counted && distance <= NEAR) {
      if (applies && distance === 0) found.suggestion ??= commit;
      found.lines ??= commit;
    }
    lines = after;
  }
  return found;
}

const touches = (files: readonly CommitFile[], path: string): boolean =>
  files.some((file) => file.path === path || file.previousPath === path);

const arrivedAt = ({ committedAt, authoredAt }: EvidenceCommit): number =>
  Number.isNaN(committedAt) ? authoredAt : committedAt;
