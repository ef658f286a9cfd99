import { rounded, type Table } from '../../platform/csv';
import { moment } from '../../platform/moment';
import type { Incident } from './incident.types';

/** Incidents as one row each. */
export function incidentTable(incidents: Incident[]): Table {
  return {
    columns: [
      'id',
      'title',
      'service',
      'severity',
      'opened_at',
      'acknowledged_at',
      'resolved_at',
      'hours',
      'url',
      'caused_by',
      'evidence',
    ],
    rows: incidents.map((of) => [
      of.id, of.title, of.service, of.severity, moment(of.openedAt), moment(of.acknowledgedAt), moment(of.resolvedAt), rounded(of.hours),
      of.url, of.causedBy, of.evidence,
    ]), // prettier-ignore
  };
}
