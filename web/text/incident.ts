import type { IncidentDecision } from '../gql/documents';

/** What a person decided about an incident's deploy, for people; '' = nobody decided anything. */
export function decisionName(decided: string | null | undefined): string {
  switch (decided) {
    case 'confirmed':
      return 'confirmed by a person';
    case 'changed':
      return 'chosen by a person';
    case 'unlinked':
      return 'a person said that no deploy caused it';
    default:
      return '';
  }
}

const sources: Record<string, string> = {
  pagerduty: 'PagerDuty',
  opsgenie: 'Opsgenie',
  incident_io: 'incident.io',
  'incident-io': 'incident.io',
  statuspage: 'Statuspage',
  github_issue: 'GitHub issue',
  'github-issue': 'GitHub issue',
};

/** Where the incident was told, by its own name. */
export function incidentSourceName(source: string | null | undefined): string | null {
  return source ? (sources[source] ?? source.replace(/_/g, ' ')) : null;
}

/** What is said once a decision is saved. */
export function decisionDone(decision: IncidentDecision): string {
  switch (decision) {
    case 'confirm':
      return 'Saved: confirmed. It outlives every import.';
    case 'change':
      return 'Saved: the deploy you chose. It outlives every import.';
    case 'unlink':
      return 'Saved: no deploy caused it. It outlives every import.';
    case 'undo':
      return 'Taken back: what the data say counts again.';
  }
}
