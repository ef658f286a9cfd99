import { rounded, type Table } from '../../platform/csv';
import { moment } from '../../platform/moment';
import type { DeliveryFigures, ServiceDelivery } from './delivery.types';
import type { Deploy } from './deploy.types';
import type { Incident } from './incident.types';

/** What each table holds, in one sentence. */
export const tableDefinitions = {
  delivery:
    'The five DORA metrics, one row per service and the first for all together; durations in hours; empty = unknown; a deploy failed when it required immediate intervention.',
  deploys:
    'One row per production deploy that finished in the range, newest first; cancelled ones only when asked for.',
  incidents: 'One row per incident; maintenance left out; hours from opened to resolved.',
} as const;

/** The five metrics as one row per service, all together first. */
export function deliveryTable({ total, services }: DeliveryFigures): Table {
  return {
    columns: [
      'service', 'deploys', 'failed', 'rework', 'incidents', 'changes', 'lead_time_p50', 'lead_time_p85', 'lead_time_n', 'merge_to_production_p50',
      'merge_to_production_p85', 'merge_to_production_n', 'deploys_per_day', 'deploys_per_day_low', 'deploys_per_day_high', 'successful_deploys',
      'change_fail_rate', 'change_fail_rate_low', 'change_fail_rate_high', 'rework_rate', 'rework_rate_low', 'rework_rate_high', 'recovery_p50',
      'recovery_p85', 'recovery_n', 'not_recovered', 'batch_size_p50', 'batch_size_p85',
    ],
    rows: [total, ...services].map((of) => deliveryRow(of)),
  }; // prettier-ignore
}

function deliveryRow(of: ServiceDelivery): (string | number | null)[] {
  const { changeLeadTime: lead, mergeToProduction: wait, deploymentFrequency: often, recoveryTime: recovery } = of;
  const [fail, rework] = [of.changeFailRate, of.deploymentReworkRate];
  const known = often.perDay !== null;
  return [
    of.service === '' ? '(all)' : of.service, known ? of.deploys : null, known ? of.failed : null, known ? of.rework : null, of.incidents, of.changes,
    rounded(lead.p50), rounded(lead.p85), lead.n, rounded(wait.p50), rounded(wait.p85), wait.n, rounded(often.perDay), rounded(often.low),
    rounded(often.high), known ? often.n : null, rounded(fail.value), rounded(fail.low), rounded(fail.high), rounded(rework.value),
    rounded(rework.low), rounded(rework.high), rounded(recovery.p50), rounded(recovery.p85), known ? recovery.n : null,
    known ? recovery.open : null, rounded(of.batchSizeP50), rounded(of.batchSizeP85),
  ]; // prettier-ignore
}

/** Deploys as one row each. */
export function deployTable(deploys: Deploy[]): Table {
  return {
    columns: [
      'id', 'service', 'repo', 'environment', 'status', 'started_at', 'finished_at', 'changes', 'left_behind', 'incidents', 'failed', 'failed_by', 'rework',
      'rework_by', 'rolls_back', 'rolled_back_by', 'recovered_at', 'recovery_hours', 'sha', 'ref', 'name', 'source', 'url',
    ],
    rows: deploys.map((of) => [
      of.id, of.service, of.repo, of.environment, of.status, moment(of.startedAt), moment(of.finishedAt), of.changes, of.leftBehind, of.incidents,
      String(of.failed), of.failedBy.join(' '), String(of.rework), of.reworkBy.join(' '), of.rollsBack, of.rolledBackBy, moment(of.recoveredAt),
      rounded(of.recoveryHours), of.sha, of.ref, of.name, of.source, of.url,
    ]),
  }; // prettier-ignore
}

/** The same for a terminal, which has no room for all of it. */
export function deployLines(deploys: Deploy[]): Table {
  return {
    columns: ['id', 'service', 'environment', 'status', 'finished_at', 'changes', 'left_behind', 'failed_by', 'rework_by', 'recovery_hours'],
    rows: deploys.map((of) => [
      of.id, of.service, of.environment, of.status, moment(of.finishedAt), of.changes, of.leftBehind, of.failedBy.join(' ') || null,
      of.reworkBy.join(' ') || null, rounded(of.recoveryHours),
    ]),
  }; // prettier-ignore
}

/** Incidents as one row each. */
export function incidentTable(incidents: Incident[]): Table {
  return {
    columns: [
      'id', 'title', 'service', 'severity', 'opened_at', 'acknowledged_at', 'resolved_at', 'hours', 'url', 'caused_by', 'evidence', 'decided',
      'found_deploy', 'found_evidence', 'responders', 'status', 'source', 'source_service', 'repo',
    ],
    rows: incidents.map((of) => [
      of.id, of.title, of.service, of.severity, moment(of.openedAt), moment(of.acknowledgedAt), moment(of.resolvedAt), rounded(of.hours), of.url,
      of.causedBy, of.evidence, of.decided, of.foundDeploy, of.foundEvidence, of.responders, of.status, of.source, of.sourceService, of.repo,
    ]),
  }; // prettier-ignore
}

/** The same for a terminal. */
export function incidentLines(incidents: Incident[]): Table {
  return {
    columns: ['id', 'service', 'severity', 'opened_at', 'hours', 'caused_by', 'evidence', 'decided', 'title'],
    rows: incidents.map((of) => [
      of.id, of.service, of.severity, moment(of.openedAt), rounded(of.hours), of.causedBy, of.evidence, of.decided, of.title,
    ]),
  }; // prettier-ignore
}
