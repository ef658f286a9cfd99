import type { Json } from '../github-rest/shape';

/** What a tool told of one incident at one moment: a webhook, an entry of a log, or the incident as an export holds it. */
export interface IncidentEvent {
  /** Of the incident's record: `pagerduty:Q1`. */
  readonly id: string;
  /** When it was so by the tool's own clock, seconds since 1970. */
  readonly at: number;
  /** Fields of the record as they were then; undefined, null and '' = not told. */
  readonly fields: Json;
  /** Where the incident stood then; undefined = not told. */
  readonly state?: 'open' | 'acknowledged' | 'resolved';
  /** RFC 3339, as the tool wrote them. */
  readonly openedAt?: string;
  readonly acknowledgedAt?: string;
  /** Absent for a resolved one: it was by `at`. */
  readonly resolvedAt?: string;
  /** E-mail addresses, logins or names of who was named, in the tool's order. */
  readonly responders?: readonly string[];
}

/** What one webhook of an incident tool comes to. `ignored` and `fault` are sentences for people. */
export type IncidentOutcome =
  { readonly event: IncidentEvent } | { readonly ignored: string } | { readonly fault: string };
