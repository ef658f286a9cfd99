import { HookSource } from './connect-hook.types';

/** An incident tool, as it is connected. */
export interface HookTool {
  /** In the address of its webhook and in `connection.door`. */
  readonly door: string;
  /** As it calls itself. */
  readonly name: string;
  /** Its page; stands in the connection's settings. */
  readonly baseUrl: string;
  /** Who makes the secret: the tool shows one, we make one that it sends, or there is none. */
  readonly secret: 'theirs' | 'ours' | 'none';
  /** What is to be done in the tool, in order; `{path}` and `{secret}` are filled in. */
  readonly setup: readonly string[];
}

const reach =
  'Put the address under which this server is reached in front of the path {path}: that is the address below.';

/** The incident tools whose webhooks are taken. */
export const hookTools: Record<HookSource, HookTool> = {
  [HookSource.pagerduty]: {
    door: 'pagerduty',
    name: 'PagerDuty',
    baseUrl: 'https://www.pagerduty.com',
    secret: 'theirs',
    setup: [
      reach,
      'In PagerDuty open Integrations, Generic Webhooks (v3), New Webhook, and enter the address.',
      'Choose the scope (account, team or service) and all events that begin with "incident".',
      'PagerDuty shows a secret once: connect again under the same name with that secret.',
      'Send the test event: it stands among the deliveries as ignored.',
    ],
  },
  [HookSource.opsgenie]: {
    door: 'opsgenie',
    name: 'Opsgenie',
    baseUrl: 'https://www.opsgenie.com',
    secret: 'ours',
    setup: [
      reach,
      'In Opsgenie open Settings, Integrations, Add integration, Webhook, and enter the address.',
      'Add a custom header: name Authorization, value Bearer {secret}. Opsgenie signs nothing, so that this header is all that tells its requests from others.',
      'Choose the alert actions Create, Acknowledge, UnAcknowledge, Close, Delete, AssignOwnership, TakeOwnership, Escalate and UpdatePriority, and switch on "Add alert description" and "Add alert details".',
    ],
  },
  [HookSource.incident_io]: {
    door: 'incident-io',
    name: 'incident.io',
    baseUrl: 'https://incident.io',
    secret: 'theirs',
    setup: [
      reach,
      'In incident.io open Settings, Webhooks, Add endpoint, and enter the address.',
      'Choose the events public_incident.incident_created_v2, public_incident.incident_updated_v2 and public_incident.incident_status_updated_v2.',
      'The endpoint shows a signing secret that begins with whsec_: connect again under the same name with that secret.',
    ],
  },
  [HookSource.statuspage]: {
    door: 'statuspage',
    name: 'Statuspage',
    baseUrl: 'https://www.atlassian.com/software/statuspage',
    secret: 'none',
    setup: [
      reach,
      'On the status page choose Subscribe to updates, Webhook, and enter the address and an e-mail address; the page must allow webhook subscribers (Subscribers, Options, Settings).',
      'Statuspage signs nothing and sends no header of yours: whoever knows the address can send what looks like it. Keep the address secret; to change it, disconnect and connect again.',
    ],
  },
};

/** The tool behind a connection's door; undefined: no incident tool. */
export function hookToolOf(door: string): HookTool | undefined {
  return Object.values(hookTools).find((tool) => tool.door === door);
}
