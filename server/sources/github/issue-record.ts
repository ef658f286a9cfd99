import type { Json } from '../github-rest/shape';
import { fitsPattern } from './name-pattern';

/** An issue as GraphQL, REST and webhooks tell it alike. */
export interface IssueFacts {
  /** GitHub's numeric id. */
  id: string;
  title: string;
  url: string;
  body: string;
  labels: readonly string[];
  assignees: readonly string[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  /** completed, not_planned, duplicate, reopened; in lower case. */
  reason: string;
  /** When it was first assigned to somebody, where that is known. */
  assignedAt?: string;
}

/** Closed for one of these reasons it was no incident after all. */
const NO_INCIDENT = new Set(['not_planned', 'duplicate']);

export const bearsLabel = (patterns: readonly string[], labels: readonly string[]): boolean =>
  labels.some((label) => fitsPattern(patterns, label));

export const issueIncidentId = (host: string, id: string): string => `github-issue:${host}:${id}`;

/**
 * A labelled issue as an incident: it goes on until the issue is closed, and is acknowledged when somebody is first assigned. Closed as not planned or
 * as a duplicate it is withdrawn, as is one that lost its label.
 */
export function issueRecord(repo: string, host: string, issue: IssueFacts): Json {
  const { id, labels, assignees, closedAt, assignedAt, createdAt } = issue;
  return {
    kind: 'incident',
    id: issueIncidentId(host, id),
    title: issue.title,
    repo,
    service: serviceOf(labels),
    severity: severityOf(labels),
    opened_at: createdAt,
    acknowledged_at: assignedAt,
    resolved_at: closedAt ?? undefined,
    status: closedAt === null ? 'open' : 'resolved',
    caused_by: causeOf(repo, issue.body),
    url: issue.url,
    responders: [...assignees],
    source: 'github-issue',
    updated_at: issue.updatedAt,
    withdrawn: closedAt !== null && NO_INCIDENT.has(issue.reason),
  };
}

/** One that is no incident any more; its other fields stay as they are. */
export function withdrawnIssue(host: string, id: string, openedAt: string, at: string | undefined): Json {
  return { kind: 'incident', id: issueIncidentId(host, id), opened_at: openedAt, updated_at: at, withdrawn: true };
}

/** `sev1`, `SEV-1`, `severity: high`, `P1`: the first of them, as `sev1`, `high`, `p1`. */
function severityOf(labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const [, stated] = /^sev(?:erity)?(?:[-_ :/]+(?=[\w])|(?=\d))([\w-]+)$/i.exec(label) ?? [];
    if (stated !== undefined) return /^\d+$/.test(stated) ? `sev${stated}` : stated.toLowerCase();
    const [, priority] = /^p[-_ ]?([0-5])$/i.exec(label) ?? [];
    if (priority !== undefined) return `p${priority}`;
  }
  return undefined;
}

/** `service:shop`, `service: shop`, `service/shop` */
function serviceOf(labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const [, service] = /^service\s*[:/]\s*(\S.*)$/i.exec(label) ?? [];
    if (service !== undefined) return service.trim();
  }
  return undefined;
}

const cause =
  /^[\s>*_-]*caused by[\s:*_]+(?:([\w-]+\/[\w.-]+)?#|https?:\/\/[^/\s]+\/([\w-]+\/[\w.-]+)\/pull\/)(\d{1,9})\b/im;

/** A line `Caused by #12`, `Caused by: acme/shop#12` or with the address of the pull request. */
function causeOf(repo: string, body: string): Json | undefined {
  const [, named, linked, number] = cause.exec(body) ?? [];
  return number === undefined ? undefined : { repo: named ?? linked ?? repo, number: Number(number) };
}
