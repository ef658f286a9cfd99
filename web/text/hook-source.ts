import type { HookSource } from '../gql/documents';

/** An incident tool whose webhooks are taken, in words. */
export interface HookTool {
  source: HookSource;
  /** As connections name it. */
  door: string;
  name: string;
  /** Who makes the secret: the tool shows one, Downstream makes one that the tool sends along, or there is none. */
  secret: 'theirs' | 'ours' | 'none';
  /** What is verified of every delivery. */
  verified: string;
  /** Where in the tool a webhook is made. */
  where: string;
  /** How to get what happened before, as a file. */
  history: string;
  /** What such a file may be called. */
  file: string;
}

/** The incident tools, in the order of the alphabet. */
export const hookTools: readonly HookTool[] = [
  {
    source: 'incident_io',
    door: 'incident-io',
    name: 'incident.io',
    secret: 'theirs',
    verified:
      'Signed: what the endpoint’s signing secret does not confirm, or what was signed more than five minutes ago, is refused.',
    where: 'Settings, Webhooks, Add endpoint',
    history: 'the answers of GET https://api.incident.io/v2/incidents',
    file: 'incidents.json',
  },
  {
    source: 'opsgenie',
    door: 'opsgenie',
    name: 'Opsgenie',
    secret: 'ours',
    verified:
      'Opsgenie signs nothing. It sends a header with a secret made here along, and what comes without it is refused; whether a request was changed on its way is not verified.',
    where: 'Settings, Integrations, Add integration, Webhook',
    history: 'the answers of GET https://api.opsgenie.com/v2/alerts',
    file: 'alerts.json',
  },
  {
    source: 'pagerduty',
    door: 'pagerduty',
    name: 'PagerDuty',
    secret: 'theirs',
    verified: 'Signed: what the webhook’s secret does not confirm is refused.',
    where: 'Integrations, Generic Webhooks (v3), New Webhook',
    history:
      'the answers of GET https://api.pagerduty.com/incidents with date_range=all, and of /log_entries for who took them up',
    file: 'incidents.json',
  },
  {
    source: 'statuspage',
    door: 'statuspage',
    name: 'Statuspage',
    secret: 'none',
    verified:
      'Statuspage signs nothing and sends no secret: nothing is verified. Whoever knows the address can send what looks like an incident, so keep it to yourselves.',
    where: 'the status page, Subscribe to updates, Webhook',
    history: 'the answers of GET https://api.statuspage.io/v1/pages/PAGE/incidents',
    file: 'incidents.json',
  },
];

/** The incident tool behind a connection; undefined = it is none. */
export const hookToolOf = (door: string): HookTool | undefined => hookTools.find((tool) => tool.door === door);

/** How a connection is protected now, in a sentence; what has to be done first. */
export function secretText(tool: HookTool, secrets: number): string {
  if (tool.secret === 'none') return 'There is no secret.';
  if (secrets === 0)
    return `The secret that ${tool.name} shows is missing: until it is entered, every delivery is refused.`;
  if (secrets === 1) return 'One secret is valid.';
  return `Two secrets are valid, the new one and the one before. Drop the old one once ${tool.name} uses the new one.`;
}

/** Patterns in few words: "workflows deploy*, release", "no label". */
export function patternsText(patterns: readonly string[], one: string, many: string): string {
  if (patterns.length === 0) return `no ${one}`;
  const shown = patterns.slice(0, 3).join(', ');
  return `${patterns.length === 1 ? one : many} ${shown}${patterns.length > 3 ? ' …' : ''}`;
}
