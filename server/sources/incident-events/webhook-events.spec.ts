import { livesOfTools, pagerdutyPing, rowOfLife } from '../../../test/support/incident-payloads';
import { ordersOf } from '../../../test/support/orders';
import { recordKinds } from '../../ledger/record-kinds';
import { Fault } from '../../ledger/fault';
import { validationOf } from '../../ledger/validation';
import type { IncidentEvent } from './incident-event';
import { incidentRecord } from './incident-record';
import { webhookEvents } from './webhook-events';

type Json = Record<string, unknown>;

const read = (door: string, payload: unknown) => webhookEvents.get(door)!(payload, 1772442000);
const eventOf = (door: string, payload: unknown): IncidentEvent => {
  const outcome = read(door, payload);
  if (!('event' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.event;
};

describe.each(Object.keys(livesOfTools))('a life of %s', (door) => {
  const events = livesOfTools[door].map(({ payload }) => eventOf(door, payload));

  it('comes to the same row in all of its orders', () => {
    const { updated_at: _when, kind: _kind, ...first } = incidentRecord(events) as Json;
    const times = (row: Json) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, /_at$/.test(name) && value ? new Date(value as string).toISOString() : value])); // prettier-ignore
    const columns = door === 'incident-io' ? { ...rowOfLife[door], withdrawn: false } : rowOfLife[door];
    const wanted = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
    expect(times(first)).toEqual(wanted);
    for (const order of ordersOf(events)) expect(incidentRecord(order)).toEqual(incidentRecord(events));
  });

  it('fits the kind, without a field that it does not know', () => {
    const row = validationOf(recordKinds.get('incident')!)(incidentRecord(events) as Json, false);
    expect(row).not.toBeInstanceOf(Fault);
    expect((row as { extras: number }).extras).toBe(0);
  });

  it('never throws, whatever part of a message is missing or of another type', () => {
    const holes = (value: unknown, path: string[] = []): string[][] =>
      typeof value === 'object' && value !== null
        ? Object.keys(value).flatMap((key) => [[...path, key], ...holes((value as Json)[key], [...path, key])])
        : [];
    for (const { payload } of livesOfTools[door]) {
      for (const path of holes(payload)) {
        for (const odd of [undefined, null, 7, '', 'text', [], {}, [null], true]) {
          const copy = structuredClone(payload);
          const last = path.at(-1) as string;
          const parent = path.slice(0, -1).reduce<Json>((of, key) => of[key] as Json, copy);
          parent[last] = odd;
          expect(Object.keys(read(door, copy))).toHaveLength(1);
        }
      }
    }
    for (const odd of [null, 7, 'text', [], {}, [{}]]) expect(Object.keys(read(door, odd))).toHaveLength(1);
  });
});

it('tests and what no measure needs are ignored, with the reason', () => {
  expect(read('pagerduty', pagerdutyPing.payload)).toEqual({ ignored: 'PagerDuty tried the webhook: it works.' });
  expect(read('pagerduty', { event: { event_type: 'incident.annotated' } })).toEqual({ ignored: 'No measure needs this event.' }); // prettier-ignore
  expect(read('pagerduty', { event: { event_type: 'service.updated' } })).toEqual({ ignored: 'No measure needs this event.' }); // prettier-ignore
  expect(read('pagerduty', { event: { event_type: 'incident.sung' } })).toEqual({ ignored: 'Unknown event: incident.sung.' }); // prettier-ignore
  expect(read('opsgenie', { action: 'AddNote', alert: {} })).toEqual({ ignored: 'No measure needs this action.' });
  expect(read('opsgenie', { action: 'Sing' })).toEqual({ ignored: 'Unknown action: Sing.' });
  expect(read('incident-io', { event_type: 'private_incident.incident_created_v2', 'private_incident.incident_created_v2': { id: '01' } })).toHaveProperty('ignored', expect.stringContaining('private')); // prettier-ignore
  expect(read('incident-io', { event_type: 'public_incident.follow_up_created_v1' })).toHaveProperty('ignored');
  expect(read('statuspage', { component_update: { new_status: 'major_outage', component_id: 'c1' }, component: { name: 'API' } })).toHaveProperty('ignored'); // prettier-ignore
});

it('what lacks what its event always has is a fault, to be replayed when this program can read it', () => {
  expect(read('pagerduty', {})).toHaveProperty('fault');
  expect(read('pagerduty', { event: { event_type: 'incident.resolved', occurred_at: 'yesterday', data: { id: 'Q1' } } })).toEqual({ fault: 'occurred_at is "yesterday", which is no time with an offset.' }); // prettier-ignore
  expect(read('opsgenie', { action: 'Close' })).toEqual({ fault: 'The action Close has no object "alert".' });
  expect(read('incident-io', { event_type: 'public_incident.incident_created_v2' })).toHaveProperty('fault');
  expect(read('statuspage', { incident: { name: 'no id' } })).toHaveProperty('fault');
});

describe('PagerDuty', () => {
  it('nobody is a responder because a service or an integration acted', () => {
    const [, acknowledged] = livesOfTools.pagerduty;
    const payload = structuredClone(acknowledged.payload) as { event: Json };
    payload.event.agent = { id: 'PSHOP', summary: 'Shop', type: 'service_reference' };
    expect(eventOf('pagerduty', payload).responders).toEqual(['ada']);
    payload.event.agent = null;
    expect(eventOf('pagerduty', payload).responders).toEqual(['ada']);
  });

  it('without a priority the urgency is the severity', () => {
    const payload = structuredClone(livesOfTools.pagerduty[0].payload) as { event: { data: Json } };
    payload.event.data.priority = null;
    expect(eventOf('pagerduty', payload).fields.severity).toBe('high');
  });
});

describe('Opsgenie', () => {
  const alertWith = (more: Json) => ({ action: 'Create', alert: { alertId: 'a', createdAt: 1772442000000, updatedAt: 1772442000000, ...more } }); // prettier-ignore

  it('times are milliseconds, microseconds or nanoseconds, by their size', () => {
    for (const updatedAt of [1772442060000, 1772442060000000, 1772442060000000000])
      expect(eventOf('opsgenie', alertWith({ updatedAt })).at).toBeCloseTo(1772442060, 3);
  });

  it('the service is in the details, else a tag, else the entity', () => {
    const service = (more: Json) => eventOf('opsgenie', alertWith(more)).fields.service;
    expect(service({ details: { Service: 'shop' }, tags: ['service:store'], entity: 'db-1' })).toBe('shop');
    expect(service({ details: {}, tags: ['x', 'service:store'], entity: 'db-1' })).toBe('store');
    expect(service({ tags: ['x'], entity: 'db-1' })).toBe('db-1');
    expect(service({})).toBeUndefined();
  });

  it('one that is deleted is over then; the system is nobody', () => {
    const deleted = eventOf('opsgenie', { ...alertWith({ updatedAt: 1772442600000, username: 'System' }), action: 'Delete' }); // prettier-ignore
    expect(deleted).toMatchObject({ state: 'resolved', resolvedAt: '2026-03-02T09:10:00Z', responders: [] });
  });
});

describe('incident.io', () => {
  const withStatus = (category: string, more: Json = {}) => {
    const payload = structuredClone(livesOfTools['incident-io'][0].payload) as Record<string, Json>;
    const incident = payload['public_incident.incident_created_v2'];
    Object.assign(incident, { incident_status: { name: category, category } }, more);
    return payload;
  };

  it('one that was declined, merged or canceled is over and withdrawn, until it is live again', () => {
    for (const word of ['declined', 'merged', 'canceled'])
      expect(eventOf('incident-io', withStatus(word))).toMatchObject({
        state: 'resolved',
        fields: { withdrawn: true },
      });
    expect(eventOf('incident-io', withStatus('live'))).toMatchObject({ state: 'open', fields: { withdrawn: false } });
  });

  it('tests and tutorials did not happen', () => {
    expect(read('incident-io', withStatus('live', { mode: 'test' }))).toHaveProperty('ignored');
    expect(read('incident-io', withStatus('live', { mode: 'retrospective' }))).toHaveProperty('event');
  });

  it('without a timestamp of its own it opened when it was declared', () => {
    expect(eventOf('incident-io', withStatus('live', { incident_timestamp_values: [] })).openedAt).toBe('2026-03-02T09:00:00.500Z'); // prettier-ignore
  });
});

describe('Statuspage', () => {
  it('what was announced is maintenance, from its beginning', () => {
    const incident = { id: 'm1', name: 'Move', status: 'scheduled', impact: 'none', created_at: '2026-03-01T08:00:00Z', updated_at: '2026-03-01T08:00:00Z', scheduled_for: '2026-03-03T02:00:00Z', scheduled_until: '2026-03-03T04:00:00Z' }; // prettier-ignore
    expect(eventOf('statuspage', { incident })).toMatchObject({ state: 'open', openedAt: '2026-03-03T02:00:00Z', fields: { severity: 'maintenance' } }); // prettier-ignore
    expect(eventOf('statuspage', { incident: { ...incident, status: 'completed', resolved_at: '2026-03-03T03:30:00Z' } })).toMatchObject({ state: 'resolved', resolvedAt: '2026-03-03T03:30:00Z', fields: { severity: 'maintenance' } }); // prettier-ignore
  });

  it('an impact that somebody set counts before the one that follows from components', () => {
    const incident = { id: 'i', status: 'investigating', impact: 'minor', impact_override: 'critical', created_at: '2026-03-01T08:00:00Z', updated_at: '2026-03-01T08:00:00Z' }; // prettier-ignore
    expect(eventOf('statuspage', { incident }).fields.severity).toBe('critical');
  });
});
