import type { Cell } from '../../platform/csv';
import type { Connection, SyncedRepository } from './connection.types';
import { RepositorySyncState } from './connection.types';
import { tableText } from './summary-table';
import type { UsageRead } from './usage.types';

/** A connection with its repositories, as `downstream sources` tells it. */
export interface ReportedConnection {
  connection: Connection;
  repositories: SyncedRepository[];
}

const instantOf = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());
const minuteOf = (seconds: number | null): string =>
  seconds === null ? '–' : new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
const numberOf = (value: number | null): string => (value === null ? '?' : value.toLocaleString('en'));

/** Hours since a moment, at most as fine as one tells it. */
function lagOf(hours: number | null): string {
  if (hours === null) return '–';
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${Math.round(hours / 24)} days`;
}

/** For reading: a line per connection, what is wrong with it and what to do, and its repositories that are not wholly in; or all of them. */
export function connectionText(reported: readonly ReportedConnection[], all: boolean, now: number): string {
  const rows = reported.map(({ connection: of }) => [
    of.name,
    of.door,
    of.state,
    ...(of.door === 'github'
      ? [of.repositoryCount, of.failedRepositories, `${numberOf(of.got)} of ${numberOf(of.expected)}`]
      : ['–', '–', '–']),
    minuteOf(of.completeTo),
    lagOf(of.completeTo === null ? null : Math.max(0, (now - of.completeTo) / 3600)),
    minuteOf(of.lastRunAt),
    of.paused ? 'paused' : minuteOf(of.nextRunAt),
  ]);
  const header = ['connection', 'door', 'state', 'repositories', 'failed', 'pull requests', 'complete to (UTC)', 'lag', 'last run (UTC)', 'next run (UTC)']; // prettier-ignore
  const faults = reported.flatMap(({ connection: of }) => (of.error === null ? [] : [`${of.name}: ${faultText(of)}`]));
  const pulled = reported.flatMap(({ connection: of }) => (of.usage ? [`${of.name}: ${usageText(of.usage)}`] : []));
  const listed = reported.flatMap(({ repositories }) => repositories.filter((of) => all || !isWhole(of)));
  const columns = ['repository', 'state', 'pull requests', 'complete to (UTC)', 'lag', 'cursor'];
  const repositories = listed.map((of) => [
    of.repo,
    of.state,
    `${numberOf(of.got)} of ${numberOf(of.expected)}`,
    minuteOf(of.completeTo),
    lagOf(of.lagHours),
    of.cursor ?? '–',
  ]);
  // Sentences stand behind the row, and make no column wide.
  const [head, ...lines] = tableText(columns, repositories).trimEnd().split('\n');
  const explained = lines.map((line, at) => `${line}  ${faultText(listed[at])}`.trimEnd());
  return [
    tableText(header, rows),
    ...[...pulled, ...faults].map((line) => `${line}\n`),
    ...(listed.length > 0 ? ['\n', ...[head, ...explained].map((line) => `${line}\n`)] : []),
  ].join('');
}

const counted = (count: number, one: string): string => `${numberOf(count)} ${count === 1 ? one : `${one}s`}`;

/** How far the pulls of usage are, in one sentence. */
function usageText({ lastDay, days, missing, absent, rows, rejected }: UsageRead): string {
  const parts = [
    lastDay === null
      ? 'no day is in yet'
      : `last day read ${lastDay}, ${counted(days, 'day')}, ${counted(rows, 'row')}`,
    ...(missing > 0 ? [`${counted(missing, 'day')} still to come`] : []),
    ...(absent > 0 ? [`no report of ${counted(absent, 'day')} (unknown, not 0)`] : []),
    ...(rejected > 0 ? [`${counted(rejected, 'row')} put aside ("downstream rejects")`] : []),
  ];
  return `${parts.join('; ')}.`;
}

const faultText = ({ error, remedy }: { error: string | null; remedy: string | null }): string =>
  [error, remedy].filter((text) => text !== null).join(' ');

const isWhole = ({ state, error, expected, got }: SyncedRepository): boolean =>
  error === null &&
  [RepositorySyncState.current, RepositorySyncState.archived, RepositorySyncState.excluded].includes(state) &&
  (expected === null || got >= expected);

const usageJson = ({ firstDay, lastDay, days, missing, absent, rows, rejected }: UsageRead) => ({ firstDay, lastDay, days, missing, absent, rows, rejected }); // prettier-ignore

/** With stable keys. */
export function connectionJson({ connection: of, repositories }: ReportedConnection) {
  return {
    id: of.id,
    door: of.door,
    name: of.name,
    state: of.state,
    paused: of.paused,
    everyMinutes: of.everyMinutes,
    repositoryCount: of.repositoryCount,
    failedRepositories: of.failedRepositories,
    expected: of.expected,
    got: of.got,
    completeTo: instantOf(of.completeTo),
    lastRunAt: instantOf(of.lastRunAt),
    nextRunAt: instantOf(of.nextRunAt),
    rateLimit: of.rateLimit,
    rateRemaining: of.rateRemaining,
    rateResetAt: instantOf(of.rateResetAt),
    errorCode: of.errorCode,
    error: of.error,
    remedy: of.remedy,
    hookPath: of.hookPath,
    deliveries: { ...of.deliveries, lastAt: instantOf(of.deliveries.lastAt) },
    usage: of.usage && usageJson(of.usage),
    repositories: repositories.map((repository) => ({
      ...repository,
      firstAt: instantOf(repository.firstAt),
      lastAt: instantOf(repository.lastAt),
      completeTo: instantOf(repository.completeTo),
      syncedAt: instantOf(repository.syncedAt),
      reconciledAt: instantOf(repository.reconciledAt),
    })),
  };
}

/** A row per repository. */
export const repositoryColumns = ['connection', 'repo', 'state', 'expected', 'got', 'complete_to', 'lag_hours', 'cursor', 'synced_at', 'reconciled_at', 'error_code', 'error', 'remedy']; // prettier-ignore

export function repositoryCells({ connection, repositories }: ReportedConnection): Cell[][] {
  return repositories.map((of) => [
    connection.name,
    of.repo,
    of.state,
    of.expected,
    of.got,
    instantOf(of.completeTo),
    of.lagHours,
    of.cursor,
    instantOf(of.syncedAt),
    instantOf(of.reconciledAt),
    of.errorCode,
    of.error,
    of.remedy,
  ]);
}
