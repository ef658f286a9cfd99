import type { IncidentEvent } from './incident-event';
import { incidentRecord } from './incident-record';
import { ordersOf } from '../../../test/support/orders';

const minute = (n: number): number => 1772442000 + 60 * n;
const text = (n: number): string => `2026-03-02T09:${String(n).padStart(2, '0')}:00Z`;
const event = (n: number, more: Partial<IncidentEvent> = {}): IncidentEvent => ({
  id: 'pagerduty:Q1',
  at: minute(n),
  fields: {},
  openedAt: text(0),
  ...more,
});

it('1772442000 is 09:00 of the tests', () => {
  expect(new Date(minute(0) * 1000).toISOString()).toBe('2026-03-02T09:00:00.000Z');
});

describe('a life of five events', () => {
  const life = [
    event(0, { state: 'open', fields: { title: 'Checkout fails', severity: 'low' } }),
    event(4, { state: 'acknowledged', acknowledgedAt: text(4), responders: ['ada'] }),
    event(20, { state: 'resolved', resolvedAt: text(20), responders: ['ada'] }),
    event(25, { state: 'open', fields: { severity: 'high' }, responders: ['ben'] }),
    event(31, { state: 'acknowledged', acknowledgedAt: text(31), responders: ['ben', 'ada'] }),
  ];
  const wanted = {
    kind: 'incident',
    id: 'pagerduty:Q1',
    title: 'Checkout fails',
    severity: 'high',
    opened_at: '2026-03-02T09:00:00Z',
    // When somebody first took it up.
    acknowledged_at: '2026-03-02T09:04:00Z',
    status: 'acknowledged',
    responders: ['ada', 'ben'],
    updated_at: '2026-03-02T09:31:00Z',
  };

  it('gives one record in each of the 120 orders, each event also twice', () => {
    const orders = ordersOf(life);
    expect(orders).toHaveLength(120);
    for (const order of orders) {
      expect(incidentRecord(order)).toEqual(wanted);
      expect(incidentRecord([...order, ...order])).toEqual(wanted);
    }
  });

  it('is resolved when it last was', () => {
    const over = [...life, event(40, { state: 'resolved', resolvedAt: text(40) })];
    // What says later that it is resolved says nothing of when.
    const told = [...over, event(50, { state: 'resolved', fields: { title: 'Checkout failed' } })];
    for (const order of ordersOf(told.slice(2)))
      expect(incidentRecord([...order, ...told.slice(0, 2)])).toEqual({
        ...wanted,
        title: 'Checkout failed',
        status: 'resolved',
        resolved_at: '2026-03-02T09:40:00Z',
        updated_at: '2026-03-02T09:50:00Z',
      });
  });
});

it('is no record while nothing tells when it opened', () => {
  const asked = event(3, { openedAt: undefined, responders: ['cleo'] });
  expect(incidentRecord([asked])).toBeUndefined();
  expect(incidentRecord([asked, event(5)])).toMatchObject({ opened_at: text(0), responders: ['cleo'] });
});

it('one that is only told to be over was over by then', () => {
  expect(incidentRecord([event(9, { state: 'resolved' })])).toMatchObject({ resolved_at: text(9), status: 'resolved' });
});

it('a time that is none is kept for the ledger to refuse', () => {
  expect(incidentRecord([event(0, { openedAt: '2026-03-02 09:00' }), event(1)])?.opened_at).toBe('2026-03-02 09:00');
});
