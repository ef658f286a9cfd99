import { instantText } from '../../ledger/instant';
import type { ChangeSize } from './change-sizes';
import { commitAccount } from './commit-account';
import type { Clone } from './clone';
import { parted, type MergeMark } from './merge-message';

/** One commit as git tells it; times in seconds since 1970. */
export interface Commit {
  sha: string;
  authoredAt: number;
  committedAt: number;
  name: string;
  email: string;
  message: string;
}

/** A change on the default branch with what it brought in. */
export interface Change {
  commit: Commit;
  /** Commits of its side branches, newest first; not more than are kept. */
  sides: Commit[];
  /** How many there are. */
  sideCount: number;
  mark: MergeMark | undefined;
  number: number;
  /** A shallow clone cut off commits of it. */
  cut: boolean;
  size: ChangeSize | undefined;
}

/** Commits kept with one change, and the length of their messages together. */
export const mostCommits = 1000;
const mostText = 512 * 1024;
const mostBody = 64 * 1024;
/** As for the commits of any pull request. Source: measures.md 1. */
const oldestCommit = 90 * 86400;
const firstPlausible = Date.UTC(1990, 0, 1) / 1000;

/** Numbers of changes without one: above every number of a host. */
export const madeNumber = 1_000_000_000;

/** The weakest version: whatever another door states counts before it, whichever of the two came first. */
export const gitVersion = '1970-01-01T00:00:00Z';

/** Whether a time can be one: git is told the time by every machine it runs on. */
export const isPlausible = (at: number, now: number): boolean => at >= firstPlausible && at <= now + 86400;

/**
 * A change as a `pull_request` record. What git does not know is absent; `created_at`, which every record has, is when its first commit was
 * written; `extra.git` says so: `start` is `unknown` where even that is hidden (a squash made by a host bears the time of the merge); `moved` = the first commit lay after the merge.
 */
export function changeRecord(change: Change, clone: Clone, now: number): Record<string, unknown> {
  const { commit, sides, mark, size } = change;
  const { subject, body } = parted(commit.message);
  const begun = startOf(change, now);
  const unknown = Number.isNaN(begun);
  const moved = begun > commit.committedAt;
  const created = instantText(unknown || moved ? commit.committedAt : begun);
  const author = authorOf(change);
  const merged = instantText(commit.committedAt);
  const commits = listOf(sides.length > 0 ? [...sides].reverse() : [commit]);
  return {
    kind: 'pull_request',
    repo: clone.repo,
    number: change.number,
    title: (mark?.title ?? mark?.branch ?? subject).slice(0, 1000) || commit.sha.slice(0, 10),
    author: author.login,
    author_id: author.id,
    author_type: author.type,
    url: addressOf(clone, change),
    branch: mark?.branch,
    base: clone.branch,
    body: bodyOf(change, body) || undefined,
    state: 'closed',
    created_at: created,
    first_commit_at: unknown || moved ? undefined : created,
    merged_at: merged,
    closed_at: merged,
    updated_at: gitVersion,
    merge_commit_sha: commit.sha,
    additions: size?.added,
    deletions: size?.deleted,
    changed_files: size?.files,
    commits,
    git: {
      start: unknown ? 'unknown' : undefined,
      moved: moved || undefined,
      number: change.number >= madeNumber ? 'made' : undefined,
      commits: change.sideCount > sides.length ? change.sideCount : undefined,
    },
  };
}

/**
 * When its first commit was written, NaN = hidden. Authored dates more than 90 days older than the first time anything was committed do not
 * count (cherry-picks); a single commit authored in the second it was committed tells only of that second.
 */
function startOf({ commit, sides, cut }: Change, now: number): number {
  if (cut) return NaN;
  const own = sides.length > 0 ? sides : [commit];
  let committed = NaN;
  for (const { committedAt } of own)
    if (isPlausible(committedAt, now) && !(committedAt >= committed)) committed = committedAt;
  let authored = NaN;
  for (const { authoredAt } of own)
    if (isPlausible(authoredAt, now) && !(authoredAt < committed - oldestCommit) && !(authoredAt >= authored))
      authored = authoredAt;
  const start = Number.isNaN(authored) ? committed : authored;
  return sides.length === 0 && start >= commit.committedAt ? NaN : start;
}

/** Who wrote most of its commits, at a tie the first; of a merge without any the one who merged. */
function authorOf({ commit, sides }: Change) {
  const counts = new Map<string, { commits: number; account: ReturnType<typeof commitAccount> }>();
  for (const { name, email } of sides.length > 0 ? [...sides].reverse() : [commit]) {
    const account = commitAccount(name, email);
    const known = counts.get(account.login);
    if (known) known.commits++;
    else counts.set(account.login, { commits: 1, account });
  }
  return [...counts.values()].reduce((most, next) => (next.commits > most.commits ? next : most)).account;
}

/** The message's body; where the branch was one commit also that commit's, which hosts offer as the description. */
function bodyOf({ sides, sideCount }: Change, body: string): string {
  const single = sideCount === 1 ? parted(sides[0].message).body : '';
  return (single === '' || body.includes(single) ? body : `${body}\n\n${single}`.trim()).slice(0, mostBody);
}

function listOf(commits: readonly Commit[]): Record<string, unknown>[] {
  let left = mostText;
  return commits.map(({ sha, authoredAt, committedAt, name, email, message }) => {
    const account = commitAccount(name, email);
    const text = message.trimEnd().slice(0, Math.min(mostBody, left));
    left -= text.length;
    return {
      sha,
      authored_at: instantOrNone(authoredAt),
      committed_at: instantOrNone(committedAt),
      // A name is no login: a person may be called what an agent is called.
      author: account.known ? account.login : undefined,
      email: email || undefined,
      message: text,
    };
  });
}

/** Years that the ledger can hold. */
function instantOrNone(seconds: number): string | undefined {
  return seconds >= -62135596800 && seconds < 253402300800 ? instantText(seconds) : undefined;
}

function addressOf({ host, repo }: Clone, { commit, mark, number }: Change): string | undefined {
  if (!/^[\w.-]+\.[a-z]+$/.test(host) || mark?.form === 'gerrit') return undefined;
  const gitlab = mark?.form === 'merge_request' || /(^|\.)gitlab\./.test(host);
  const bitbucket = host === 'bitbucket.org';
  const github = host === 'github.com';
  const base = `https://${host}/${repo.split('/').map(encodeURIComponent).join('/')}`;
  if (number >= madeNumber) {
    if (github) return `${base}/commit/${commit.sha}`;
    if (gitlab) return `${base}/-/commit/${commit.sha}`;
    return bitbucket ? `${base}/commits/${commit.sha}` : undefined;
  }
  if (gitlab) return `${base}/-/merge_requests/${number}`;
  if (bitbucket) return `${base}/pull-requests/${number}`;
  return github ? `${base}/pull/${number}` : undefined;
}
