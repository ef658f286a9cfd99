type Json = Record<string, unknown>;

/** Exports of incident tools in the form their REST APIs answer, with invented content; 2026-03-02, in UTC. */
const time = (clock: string): string => `2026-03-02T${clock}Z`;
const user = (id: string, summary: string): Json => ({ id, type: 'user_reference', summary, self: null, html_url: null }); // prettier-ignore

export const pagerdutyItem = (id: string, more: Json = {}): Json => ({
  incident_number: 7,
  title: 'Checkout fails',
  description: 'Checkout fails',
  created_at: time('09:00:00'),
  updated_at: time('09:25:00'),
  status: 'acknowledged',
  incident_key: '4c1f',
  service: { id: 'PSHOP', type: 'service_reference', summary: 'Shop' },
  assignments: [{ at: time('09:00:00'), assignee: user('PADA', 'ada') }],
  assigned_via: 'escalation_policy',
  last_status_change_at: time('09:04:00'),
  resolved_at: null,
  first_trigger_log_entry: { id: 'R1', type: 'trigger_log_entry_reference', summary: 'Triggered' },
  acknowledgements: [{ at: time('09:04:00'), acknowledger: user('PADA', 'ada') }],
  priority: { id: 'PP3', type: 'priority', summary: 'P3', name: 'P3' },
  urgency: 'high',
  id,
  type: 'incident',
  summary: `[#7] Checkout fails`,
  html_url: `https://acme.pagerduty.com/incidents/${id}`,
  ...more,
});
export const pagerdutyPage = (incidents: unknown[]): Json => ({ incidents, limit: 25, offset: 0, total: null, more: false }); // prettier-ignore

const logEntry = (type: string, clock: string, agent: Json, more: Json = {}): Json => ({
  id: `R${clock.replaceAll(':', '')}`,
  type: `${type}_log_entry`,
  summary: type,
  created_at: time(clock),
  agent,
  channel: { type: 'website' },
  service: { id: 'PSHOP', type: 'service_reference', summary: 'Shop' },
  incident: { id: 'Q1', type: 'incident_reference', summary: '[#7] Checkout fails', html_url: 'https://acme.pagerduty.com/incidents/Q1' }, // prettier-ignore
  ...more,
});

/** The log of Q1, newest first as PagerDuty lists it: triggered 09:00, acknowledged 09:04, resolved 09:20, with a notification between. */
export const pagerdutyLog = [
  logEntry('resolve', '09:20:00', user('PBEN', 'ben')),
  logEntry('acknowledge', '09:04:00', user('PADA', 'ada')),
  logEntry('notify', '09:00:05', { id: 'PSHOP', type: 'service_reference', summary: 'Shop' }),
  logEntry('trigger', '09:00:00', { id: 'PSHOP', type: 'service_reference', summary: 'Shop' }),
];

export const opsgenieItem = (id: string, more: Json = {}): Json => ({
  id,
  tinyId: '23',
  alias: 'disk-db-1',
  message: 'Disk is full',
  status: 'closed',
  acknowledged: true,
  isSeen: true,
  tags: ['production', 'service:store'],
  snoozed: false,
  count: 3,
  lastOccurredAt: time('09:10:00'),
  createdAt: time('09:00:00'),
  updatedAt: time('09:46:00'),
  source: 'monitor',
  owner: 'ben@acme.example',
  priority: 'P1',
  responders: [{ type: 'team', id: '4513b7ea' }],
  integration: { id: '37c8', name: 'Monitor', type: 'API' },
  report: { ackTime: 180_000, closeTime: 2_700_000, acknowledgedBy: 'ada@acme.example', closedBy: 'System' },
  ...more,
});
export const opsgeniePage = (data: unknown[]): Json => ({ data, paging: { next: null }, took: 0.1, requestId: 'r-1' });

export const incidentIoItem = (id: string, more: Json = {}): Json => ({
  id,
  reference: 'INC-123',
  name: 'Payments are slow',
  permalink: 'https://app.incident.io/incidents/123',
  created_at: time('09:00:01'),
  updated_at: time('10:30:00'),
  mode: 'standard',
  visibility: 'public',
  incident_status: { id: '01STATUS', name: 'Closed', category: 'closed', rank: 4 },
  severity: { id: '02SEV', name: 'Critical', rank: 3 },
  custom_field_entries: [
    { custom_field: { id: '01F', name: 'Team' }, values: [{ value_option: { id: '1', value: 'Money' } }] },
    { custom_field: { id: '02F', name: 'Affected services' }, values: [{ value_catalog_entry: { id: '1', name: 'Payments' } }, { value_catalog_entry: { id: '2', name: 'Ledger' } }] }, // prettier-ignore
  ],
  incident_role_assignments: [
    { role: { id: '02ROLE', name: 'Incident Lead', role_type: 'lead' }, assignee: { id: '01U2', name: 'Ada', email: 'ada@acme.example' } }, // prettier-ignore
    { role: { id: '03ROLE', name: 'Communications', role_type: 'custom' } },
  ],
  incident_timestamp_values: [
    { incident_timestamp: { id: '1', name: 'Reported at', rank: 1 }, value: { value: time('09:00:00') } },
    { incident_timestamp: { id: '2', name: 'Accepted at', rank: 2 }, value: { value: time('09:02:00') } },
    { incident_timestamp: { id: '3', name: 'Resolved at', rank: 3 }, value: { value: time('09:50:00') } },
    { incident_timestamp: { id: '4', name: 'Declined at', rank: 4 } },
  ],
  ...more,
});
export const incidentIoPage = (incidents: unknown[]): Json => ({ incidents, pagination_meta: { page_size: 25, total_record_count: 1 } }); // prettier-ignore

export const statuspageItem = (id: string, more: Json = {}): Json => ({
  id,
  name: 'API errors',
  status: 'resolved',
  created_at: time('09:00:00'),
  updated_at: time('09:55:00'),
  monitoring_at: null,
  resolved_at: time('09:55:00'),
  impact: 'major',
  shortlink: `https://stspg.io/${id}`,
  started_at: time('09:00:00'),
  page_id: 'p1',
  incident_updates: [{ id: 'u1', status: 'resolved', body: 'Resolved.', created_at: time('09:55:00'), display_at: time('09:55:00'), affected_components: null }], // prettier-ignore
  components: [
    { id: 'c2', name: 'Web' },
    { id: 'c1', name: 'API' },
  ],
  ...more,
});
/** The public API of a page. */
export const statuspagePage = (incidents: unknown[], name = 'incidents'): Json => ({
  page: { id: 'p1', name: 'Acme', url: 'https://status.acme.example', time_zone: 'Etc/UTC', updated_at: time('12:00:00') }, // prettier-ignore
  [name]: incidents,
});
export const statuspageMaintenance = (id: string): Json =>
  statuspageItem(id, { name: 'Move', status: 'scheduled', impact: 'maintenance', created_at: '2026-02-20T08:00:00Z', updated_at: '2026-02-20T08:00:00Z', resolved_at: null, scheduled_for: time('02:00:00'), scheduled_until: time('04:00:00'), incident_updates: [] }); // prettier-ignore
