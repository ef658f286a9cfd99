import { webhookEvent as incidentIo } from '../incident-io/webhook-event';
import { webhookEvent as opsgenie } from '../opsgenie/webhook-event';
import { webhookEvent as pagerduty } from '../pagerduty/webhook-event';
import { webhookEvent as statuspage } from '../statuspage/webhook-event';
import type { IncidentOutcome } from './incident-event';

/**
 * What one webhook of an incident tool comes to, by the door it came through. Pure; never throws for a payload that JSON gave, except by a fault in
 * this program.
 */
export const webhookEvents: ReadonlyMap<string, (payload: unknown, receivedAt: number) => IncidentOutcome> = new Map([
  ['pagerduty', pagerduty],
  ['opsgenie', opsgenie],
  ['incident-io', incidentIo],
  ['statuspage', statuspage],
]);
