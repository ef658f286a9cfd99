import type { DeployMeasure, DeployStatus } from '../gql/documents';
import { countOf } from './number';

/** What names a deploy. */
export interface NamedDeploy {
  id: string;
  sha: string;
  name: string | null;
  ref: string | null;
  source?: string | null;
}

/** A commit as people write it: the first 7 characters of a hash; anything else as it is. */
export function shortSha(sha: string): string {
  return /^[0-9a-f]{12,}$/i.test(sha) ? sha.slice(0, 7) : sha;
}

/** The version a deploy bears; null = none. A workflow and a deployment have the same name every time: it names no deploy. */
export function deployVersion({ name, source }: Pick<NamedDeploy, 'name' | 'source'>): string | null {
  return name && source !== 'workflow_run' && source !== 'deployment' ? name : null;
}

/** A deploy's name for people: its version, else its commit, else its ref, else its id. */
export function deployName({ id, sha, name, ref, source }: NamedDeploy): string {
  return deployVersion({ name, source }) ?? (shortSha(sha) || ref || name || id);
}

/** Every list of deploys there is, in the order the picker shows them. */
export const deployMeasures: readonly DeployMeasure[] = [
  'all',
  'success',
  'failed',
  'recovered',
  'not_recovered',
  'rework',
  'cancelled',
];

const names: Record<DeployMeasure, string> = {
  all: 'All',
  success: 'Reached production',
  failed: 'Failed',
  recovered: 'Failed, recovered',
  not_recovered: 'Failed, not recovered yet',
  rework: 'Rework',
  cancelled: 'Cancelled',
};

/** The list's name for people. */
export function deployMeasureName(measure: DeployMeasure): string {
  return names[measure];
}

function clause(measure: DeployMeasure, many: boolean): string {
  const be = many ? 'were' : 'was';
  switch (measure) {
    case 'all':
      return `${be} made, failed ones too`;
    case 'success':
      return 'reached production';
    case 'failed':
      return 'required immediate intervention';
    case 'recovered':
      return `failed and ${be} recovered from`;
    case 'not_recovered':
      return `failed and ${be} not recovered from at the end`;
    case 'rework':
      return `${be} unplanned, because of an incident`;
    case 'cancelled':
      return `${be} cancelled and ${many ? 'count' : 'counts'} nowhere`;
  }
}

/** The heading of a list: "11 deploys of shop required immediate intervention, 2026-07-01..2026-09-30". */
export function deployHeading(
  total: number,
  measure: DeployMeasure,
  service: string | undefined,
  range: string,
): string {
  const of = service === undefined ? '' : ` of ${service}`;
  return `${countOf(total)} ${total === 1 ? 'deploy' : 'deploys'}${of} ${clause(measure, total !== 1)}, ${range}`;
}

const statuses: Record<DeployStatus, string> = {
  success: 'reached production',
  failure: 'did not reach production',
  cancelled: 'cancelled',
};

/** How a deploy's pipeline ended. */
export function deployStatusName(status: DeployStatus): string {
  return statuses[status];
}

const failures: Record<string, string> = {
  status: 'its pipeline failed',
  incident: 'an incident came from it',
  rolled_back: 'it was rolled back',
};

/** Why a deploy counts as failed: "its pipeline failed, it was rolled back"; '' = it did not fail. */
export function failureText(failedBy: readonly string[]): string {
  return failedBy.map((by) => failures[by] ?? by.replace(/_/g, ' ')).join(', ');
}

const reworks: Record<string, string> = {
  stated: 'its record says so',
  rolls_back: 'it rolls another deploy back',
  fixes: 'it brought the fix of an incident',
};

/** Why a deploy counts as rework; '' = it does not. */
export function reworkText(reworkBy: readonly string[]): string {
  return reworkBy.map((by) => reworks[by] ?? by.replace(/_/g, ' ')).join(', ');
}

const sources: Record<string, string> = {
  deployment: 'GitHub deployment',
  release: 'GitHub release',
  workflow_run: 'GitHub workflow run',
  tag: 'git tag',
};

/** Which door told of the deploy; null = a pipeline or a file said so itself. */
export function deploySourceName(source: string | null | undefined): string {
  return source ? (sources[source] ?? source.replace(/_/g, ' ')) : 'a pipeline or a file';
}
