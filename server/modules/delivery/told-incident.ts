import { finite } from '../../platform/finite';
import type { IncidentRow } from '../../store/incident-columns';
import type { Incident } from './incident.types';

const given = (text: string | undefined): string | null => (text === '' || text === undefined ? null : text);

/** One incident as it is told outside. */
export function toldIncident(row: IncidentRow): Incident {
  return {
    id: row.id,
    title: given(row.title),
    service: given(row.service),
    sourceService: given(row.sourceService),
    repo: given(row.repo),
    severity: given(row.severity),
    source: given(row.source),
    status: given(row.status),
    openedAt: row.openedAt,
    acknowledgedAt: finite(row.acknowledgedAt),
    resolvedAt: finite(row.resolvedAt),
    hours: finite((row.resolvedAt - row.openedAt) / 3600),
    url: /^https?:\/\//.test(row.url) ? row.url : null,
    responders: row.responders.length,
    causedBy: given(row.deploy),
    evidence: row.deploy === '' ? null : given(row.evidence),
    decided: given(row.decided),
    foundDeploy: given(row.foundDeploy),
    foundEvidence: row.foundDeploy === '' ? null : given(row.foundEvidence),
  };
}
