import { FAILED_BY, REWORK_BY } from '../../domain/deploy-outcome';
import { finite } from '../../platform/finite';
import { nowOf } from '../../store/range';
import type { DeliveryView } from './delivery-view';
import type { Deploy } from './deploy.types';

const given = (text: string): string | null => (text === '' ? null : text);
const link = (url: string): string | null => (/^https?:\/\//.test(url) ? url : null);

/** One deploy as it is told outside. */
export function toldDeploy({ view, deploys, outcomes, start, leftBehind }: DeliveryView, place: number): Deploy {
  const row = deploys[place];
  const words = (all: readonly string[], bits: number): string[] => all.filter((_, bit) => (bits & (1 << bit)) !== 0);
  const idOf = (other: number): string | null => (other < 0 ? null : deploys[other].id);
  // What is recovered later than the data reach is not recovered yet.
  const recoveredAt = outcomes.recoveredAt[place] < nowOf(view.organization) ? outcomes.recoveredAt[place] : NaN;
  return {
    id: row.id,
    service: row.service,
    repo: given(row.repo),
    environment: row.environment,
    sha: row.sha,
    ref: given(row.ref),
    name: given(row.name),
    url: link(row.url),
    source: given(row.source),
    status: row.status,
    startedAt: finite(row.startedAt),
    finishedAt: row.finishedAt,
    changes: start[place + 1] - start[place],
    leftBehind: leftBehind[place] < 0 ? null : leftBehind[place],
    incidents: outcomes.incidents[place],
    failed: outcomes.failedBy[place] !== 0,
    failedBy: words(FAILED_BY, outcomes.failedBy[place]),
    rework: outcomes.reworkBy[place] !== 0,
    reworkBy: words(REWORK_BY, outcomes.reworkBy[place]),
    rollsBack: idOf(outcomes.rollsBack[place]) ?? given(row.rollsBack),
    rolledBackBy: idOf(outcomes.rolledBackBy[place]),
    recoveredAt: finite(recoveredAt),
    recoveryHours: finite((recoveredAt - row.finishedAt) / 3600),
  };
}
