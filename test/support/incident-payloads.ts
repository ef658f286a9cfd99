import { createHmac } from 'node:crypto';

type Json = Record<string, unknown>;

/** One message of an incident tool, in the form that its documentation shows, with invented content. */
export interface ToolMessage {
  readonly name: string;
  readonly payload: Json;
}

/** 2026-03-02, in UTC. */
const time = (clock: string): string => `2026-03-02T${clock}Z`;
const milliseconds = (clock: string): number => Date.parse(time(clock));

const pagerdutyUser = (id: string, name: string): Json => ({
  html_url: `https://acme.pagerduty.com/users/${id}`,
  id,
  self: `https://api.pagerduty.com/users/${id}`,
  summary: name,
  type: 'user_reference',
});
const ada = pagerdutyUser('PADA', 'ada');
const ben = pagerdutyUser('PBEN', 'ben');

const pagerdutyEvent = (type: string, clock: string, data: Json, agent: Json | null): ToolMessage => ({
  name: type,
  payload: {
    event: {
      id: `01-${type}-${clock}`,
      event_type: type,
      resource_type: 'incident',
      occurred_at: time(clock),
      agent,
      client: { name: 'PagerDuty' },
      data,
    },
  },
});

/** The incident as v3 webhooks hold it. */
const pagerdutyIncident = (more: Json): Json => ({
  id: 'Q1',
  type: 'incident',
  self: 'https://api.pagerduty.com/incidents/Q1',
  html_url: 'https://acme.pagerduty.com/incidents/Q1',
  number: 7,
  status: 'triggered',
  incident_key: '4c1f',
  created_at: time('09:00:00'),
  title: 'Checkout fails',
  service: { id: 'PSHOP', summary: 'Shop', type: 'service_reference' },
  assignees: [ada],
  escalation_policy: { id: 'PPOL', summary: 'Default', type: 'escalation_policy_reference' },
  teams: [],
  priority: { id: 'PP3', summary: 'P3', type: 'priority_reference' },
  urgency: 'high',
  conference_bridge: null,
  resolve_reason: null,
  ...more,
});

/** Triggered, taken up, somebody asked to help, resolved, and open again under a higher priority. */
export const pagerdutyLife: readonly ToolMessage[] = [
  pagerdutyEvent('incident.triggered', '09:00:00.120', pagerdutyIncident({}), null),
  pagerdutyEvent('incident.acknowledged', '09:04:00.250', pagerdutyIncident({ status: 'acknowledged' }), ada),
  pagerdutyEvent('incident.responder.added', '09:10:00', { type: 'incident_responder', state: 'pending', incident: { id: 'Q1', summary: 'Checkout fails', html_url: 'https://acme.pagerduty.com/incidents/Q1', type: 'incident_reference' }, user: pagerdutyUser('PCLEO', 'cleo'), message: 'Please help' }, ada), // prettier-ignore
  pagerdutyEvent('incident.resolved', '09:20:00', pagerdutyIncident({ status: 'resolved', assignees: [] }), ben),
  pagerdutyEvent('incident.reopened', '09:25:00', pagerdutyIncident({ priority: { id: 'PP1', summary: 'P1', type: 'priority_reference' } }), ben), // prettier-ignore
];
export const pagerdutyPing = pagerdutyEvent('pagey.ping', '09:00:00', { message: 'Hello', type: 'ping' }, null);

const alert = (clock: string, more: Json): Json => ({
  alertId: 'a1b2-1772442000123',
  message: 'Disk is full',
  tags: ['production', 'service:store'],
  tinyId: '23',
  entity: 'db-1',
  alias: 'disk-db-1',
  createdAt: milliseconds('09:00:00'),
  // Nanoseconds, as the documentation shows them; a double keeps about a quarter of a microsecond of them.
  updatedAt: milliseconds(clock) * 1e6,
  username: 'System',
  userId: '',
  priority: 'P3',
  source: 'monitor',
  ...more,
});
const opsgenieMessage = (action: string, clock: string, more: Json = {}): ToolMessage => ({
  name: action,
  payload: {
    action,
    alert: alert(clock, more),
    source: { name: 'web', type: 'web' },
    integrationName: 'Downstream',
    integrationId: '37c8',
    integrationType: 'Webhook',
  },
});

/** Created, taken up by ada, given to ben, raised, closed by ben. */
export const opsgenieLife: readonly ToolMessage[] = [
  opsgenieMessage('Create', '09:00:00'),
  opsgenieMessage('Acknowledge', '09:03:00', { username: 'ada@acme.example' }),
  opsgenieMessage('AssignOwnership', '09:05:00', { username: 'ada@acme.example', owner: 'ben@acme.example' }),
  opsgenieMessage('UpdatePriority', '09:06:00', { username: 'ada@acme.example', priority: 'P1', oldPriority: 'P3', owner: 'ben@acme.example' }), // prettier-ignore
  opsgenieMessage('Close', '09:45:00', { username: 'ben@acme.example', priority: 'P1', owner: 'ben@acme.example' }),
];

const timestamps = (times: Record<string, string>): Json[] =>
  Object.entries(times).map(([name, clock], rank) => ({
    incident_timestamp: { id: `01TIME${rank}`, name, rank },
    value: { value: time(clock) },
  }));
const ioIncident = (category: string, clock: string, more: Json): Json => ({
  id: '01FDAG4SAP5TYPT98WGR2N7W91',
  reference: 'INC-123',
  name: 'Payments are slow',
  permalink: 'https://app.incident.io/incidents/123',
  created_at: time('09:00:00.500'),
  updated_at: time(clock),
  mode: 'standard',
  visibility: 'public',
  incident_status: { id: '01STATUS', name: category, category, rank: 1 },
  severity: { id: '01SEV', name: 'Minor', rank: 1 },
  incident_type: { id: '01TYPE', name: 'Production' },
  custom_field_entries: [
    { custom_field: { id: '01FIELD', name: 'Affected service', field_type: 'multi_select' }, values: [{ value_catalog_entry: { id: '01ENTRY', name: 'Payments' } }] }, // prettier-ignore
  ],
  incident_role_assignments: [
    { role: { id: '01ROLE', name: 'Reporter', role_type: 'reporter' }, assignee: { id: '01U1', name: 'Cleo', email: 'cleo@acme.example' } }, // prettier-ignore
    { role: { id: '02ROLE', name: 'Incident Lead', role_type: 'lead' }, assignee: { id: '01U2', name: 'Ada', email: 'ada@acme.example' } }, // prettier-ignore
  ],
  incident_timestamp_values: timestamps({ 'Reported at': '09:00:00' }),
  ...more,
});
const ioMessage = (type: string, incident: Json): ToolMessage => {
  const event = `public_incident.incident_${type}_v2`;
  const data = type === 'status_updated' ? { incident, new_status: incident.incident_status, previous_status: {} } : incident; // prettier-ignore
  return { name: type, payload: { event_type: event, [event]: data } };
};
const accepted = { 'Reported at': '09:00:00', 'Accepted at': '09:02:00' };

/** Reported, accepted, raised, fixed, closed. */
export const incidentIoLife: readonly ToolMessage[] = [
  ioMessage('created', ioIncident('triage', '09:00:01', {})),
  ioMessage('status_updated', ioIncident('live', '09:02:00', { incident_timestamp_values: timestamps(accepted) })),
  ioMessage('updated', ioIncident('live', '09:07:00', { severity: { id: '02SEV', name: 'Critical', rank: 3 }, incident_timestamp_values: timestamps(accepted) })), // prettier-ignore
  ioMessage('status_updated', ioIncident('learning', '09:50:10', { severity: { id: '02SEV', name: 'Critical', rank: 3 }, incident_timestamp_values: timestamps({ ...accepted, 'Fixed at': '09:50:00' }) })), // prettier-ignore
  ioMessage('status_updated', ioIncident('closed', '10:30:00', { severity: { id: '02SEV', name: 'Critical', rank: 3 }, incident_timestamp_values: timestamps({ ...accepted, 'Fixed at': '09:50:00', 'Closed at': '10:30:00' }) })), // prettier-ignore
];

const pageUpdate = (status: string, clock: string, components: Json[] | null): Json => ({
  id: `u-${status}`,
  incident_id: 'lbk1',
  body: `We are ${status}.`,
  status,
  created_at: time(clock),
  display_at: time(clock),
  updated_at: time(clock),
  affected_components: components,
});
const pageComponents = [{ code: 'c1', name: 'API', old_status: 'operational', new_status: 'major_outage' }];

/** Investigating, identified, monitoring, resolved, and the report afterwards. */
export const statuspageLife: readonly ToolMessage[] = (
  [
    ['investigating', '09:00:00', pageComponents],
    ['identified', '09:10:00', null],
    ['monitoring', '09:30:00', null],
    ['resolved', '09:55:00', null],
    ['postmortem', '15:00:00', null],
  ] as [string, string, Json[] | null][]
).map(([status, clock], at, all) => ({
  name: status,
  payload: {
    meta: { unsubscribe: 'https://status.acme.example/?unsubscribe=1', documentation: 'https://help.statuspage.io' },
    page: { id: 'p1', status_indicator: 'major', status_description: 'Partial outage' },
    incident: {
      id: 'lbk1',
      name: 'API errors',
      status,
      impact: at < 2 ? 'minor' : 'major',
      impact_override: null,
      backfilled: false,
      created_at: time('09:00:00'),
      updated_at: time(clock),
      resolved_at: at >= 3 ? time('09:55:00') : null,
      monitoring_at: at >= 2 ? time('09:30:00') : null,
      scheduled_for: null,
      scheduled_until: null,
      shortlink: 'https://stspg.io/lbk1',
      organization_id: 'p1',
      incident_updates: all.slice(0, at + 1).map(([word, when, components]) => pageUpdate(word, when, components)).reverse(), // prettier-ignore
    },
  },
}));

/** The row that each life comes to, worked out by hand from the messages above. */
export const rowOfLife: Record<string, Json> = {
  pagerduty: {
    id: 'pagerduty:Q1',
    title: 'Checkout fails',
    service: 'Shop',
    severity: 'p1',
    opened_at: '2026-03-02T09:00:00.000Z',
    acknowledged_at: '2026-03-02T09:04:00.250Z',
    resolved_at: null,
    status: 'open',
    responders: ['ada', 'cleo', 'ben'],
    url: 'https://acme.pagerduty.com/incidents/Q1',
    source: 'pagerduty',
  },
  opsgenie: {
    id: 'opsgenie:a1b2-1772442000123',
    title: 'Disk is full',
    service: 'store',
    severity: 'p1',
    opened_at: '2026-03-02T09:00:00.000Z',
    acknowledged_at: '2026-03-02T09:03:00.000Z',
    resolved_at: '2026-03-02T09:45:00.000Z',
    status: 'resolved',
    responders: ['ada@acme.example', 'ben@acme.example'],
    url: null,
    source: 'opsgenie',
  },
  'incident-io': {
    id: 'incident-io:01FDAG4SAP5TYPT98WGR2N7W91',
    title: 'Payments are slow',
    service: 'Payments',
    severity: 'critical',
    opened_at: '2026-03-02T09:00:00.000Z',
    acknowledged_at: '2026-03-02T09:02:00.000Z',
    resolved_at: '2026-03-02T09:50:00.000Z',
    status: 'resolved',
    responders: ['ada@acme.example'],
    url: 'https://app.incident.io/incidents/123',
    source: 'incident-io',
  },
  statuspage: {
    id: 'statuspage:lbk1',
    title: 'API errors',
    service: 'API',
    severity: 'major',
    opened_at: '2026-03-02T09:00:00.000Z',
    acknowledged_at: null,
    resolved_at: '2026-03-02T09:55:00.000Z',
    status: 'resolved',
    responders: null,
    url: 'https://stspg.io/lbk1',
    source: 'statuspage',
  },
};

export const livesOfTools: Record<string, readonly ToolMessage[]> = {
  pagerduty: pagerdutyLife,
  opsgenie: opsgenieLife,
  'incident-io': incidentIoLife,
  statuspage: statuspageLife,
};

/** What a tool sends with a body, besides it; made by node's own HMAC, not by the code that checks it. */
export function headersOfTool(
  door: string,
  secret: string,
  body: string | Buffer,
  at = Date.now() / 1000,
  id = 'msg_1',
): Record<string, string> {
  // prettier-ignore
  const json = { 'content-type': 'application/json' };
  if (door === 'pagerduty')
    return { ...json, 'x-pagerduty-signature': `v1=${createHmac('sha256', secret).update(body).digest('hex')}` };
  if (door === 'opsgenie') return { ...json, authorization: `Bearer ${secret}` };
  if (door === 'statuspage') return json;
  const seconds = String(Math.floor(at));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64');
  return { ...json, 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
