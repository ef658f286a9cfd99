import type { ConnectionAuth, ConnectionState } from '../gql/documents';
import { lateMomentOf } from './lag';
import { countedOf, countOf } from './number';

/** What the sentence needs of a connection. */
export interface Synced {
  auth: ConnectionAuth;
  state: ConnectionState;
  completeTo: string | null;
  expected: number | null;
  got: number;
  repositoryCount: number;
  failedRepositories: number;
  deliveries: { taken: number; failed: number };
  /** The sync under way: before the first one is over only it knows of how many. */
  job?: { done: number; total: number | null } | null;
}

export type Completeness = 'complete' | 'syncing' | 'incomplete' | 'unknown';

/** All connections as one. */
export interface Whole {
  completeness: Completeness;
  /** The earliest of all; null = at least one is not complete to any moment. */
  completeTo: string | null;
  /** null = GitHub has not said it of every connection. */
  expected: number | null;
  got: number;
  repositories: number;
  failedRepositories: number;
  /** How many connections failed as a whole. */
  failed: number;
}

/**
 * Adds up the connections that sync. "Complete" is said only when every one says so and nothing of what GitHub counts is missing.
 *
 * @returns completeness `unknown` where nothing syncs: files and webhooks alone do not tell what is missing
 */
export function wholeOf(connections: readonly Synced[]): Whole {
  const synced = connections.filter(({ auth }) => auth !== 'none').map(withJob);
  const sum = (of: (each: Synced) => number) => synced.reduce((total, each) => total + of(each), 0);
  const moments = synced.map(({ completeTo }) => completeTo);
  const whole = {
    completeTo: moments.includes(null) ? null : ((moments as string[]).sort().at(0) ?? null),
    expected: synced.some(({ expected }) => expected === null) ? null : sum(({ expected }) => expected ?? 0),
    got: sum(({ got }) => got),
    repositories: sum(({ repositoryCount }) => repositoryCount),
    failedRepositories: sum(({ failedRepositories }) => failedRepositories),
    failed: synced.filter(({ state }) => state === 'failed').length,
  };
  return { ...whole, completeness: completenessOf(synced, whole) };
}

function withJob(each: Synced): Synced {
  const { expected, job } = each;
  if (expected !== null || !job || job.total === null) return each;
  return { ...each, expected: job.total, got: Math.max(each.got, job.done) };
}

function completenessOf(synced: readonly Synced[], whole: Omit<Whole, 'completeness'>): Completeness {
  if (synced.length === 0) return 'unknown';
  if (synced.some(({ state }) => state === 'syncing')) return 'syncing';
  // One whose first sync has not begun is about to be; one without any, as after a stop, is judged by what is in.
  const never = synced.some(({ state, completeTo, job }) => state === 'waiting' && completeTo === null && job);
  if (never && whole.failed === 0 && whole.failedRepositories === 0) return 'syncing';
  const missing = whole.expected === null || whole.got < whole.expected || whole.completeTo === null;
  const sound = synced.every(({ state }) => state === 'complete' || state === 'paused' || state === 'waiting');
  return sound && !missing && whole.failedRepositories === 0 ? 'complete' : 'incomplete';
}

/** Whether the data are complete, in one plain sentence with numbers. */
export function completenessSentence(connections: readonly Synced[], timeZone: string, now: number): string {
  const whole = wholeOf(connections);
  const { completeness, completeTo, expected, got, repositories, failedRepositories, failed } = whole;
  if (completeness === 'unknown') return unknownSentence(connections);
  if (completeness !== 'syncing' && failed === 0 && repositories === 0 && expected !== null)
    return 'Nothing is read: GitHub shows no repositories to this token. Check its access, then sync again.';
  const upTo = completeTo === null ? null : `complete up to ${lateMomentOf(completeTo, timeZone, now)}`;
  const inAll = pullRequestsOf(got, expected);
  const where = repositories > 0 ? ` in ${countedOf(repositories, 'repository', 'repositories')}` : '';
  const faults = [
    failedRepositories > 0 && `${countedOf(failedRepositories, 'repository', 'repositories')} failed`,
    failed > 0 && (connections.length > 1 ? `${countedOf(failed, 'connection')} failed` : 'the last sync failed'),
  ].filter(Boolean);
  if (completeness === 'syncing') {
    if (expected === null && got === 0) return 'Still syncing: the first pull requests are on their way.';
    return `Still syncing: ${[upTo, `${inAll}${where}`, ...faults].filter(Boolean).join(', ')}.`;
  }
  if (completeness === 'complete') return `${capital(upTo ?? 'complete')}: ${inAll}${where}.`;
  if (expected === null && got === 0 && faults.length === 0)
    return 'Incomplete: nothing has been read yet. Start a sync.';
  const rest = faults.length === 0 && expected !== null && got >= expected ? ['not every list is read to its end'] : [];
  return `Incomplete: ${[inAll, ...faults, ...rest].join('; ')}.`;
}

/** "650 of 932 pull requests"; GitHub may count fewer than there are, after a repository was deleted. */
export function pullRequestsOf(got: number, expected: number | null): string {
  if (expected === null) return `${countedOf(got, 'pull request')} of an unknown number`;
  if (got > expected) return `${countedOf(got, 'pull request')}, ${countOf(expected)} by GitHub’s count`;
  return `${countOf(got)} of ${countedOf(expected, 'pull request')}`;
}

function unknownSentence(connections: readonly Synced[]): string {
  if (connections.length === 0)
    return 'Not known: files do not say what is missing. Connect GitHub to compare with its own counts.';
  const taken = connections.reduce((total, { deliveries }) => total + deliveries.taken, 0);
  const failed = connections.reduce((total, { deliveries }) => total + deliveries.failed, 0);
  return `Not known: ${countedOf(taken, 'webhook delivery', 'webhook deliveries')} taken${
    failed ? `, ${countOf(failed)} failed` : ''
  }. Webhooks alone do not say what is missing; add a token to compare with GitHub’s own counts.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
