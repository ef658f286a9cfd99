import { Fault } from '../../ledger/fault';
import { incidentOf } from './incident-of';

// 2026-03-02T09:00:00Z
const now = 1772442000;
const at = '2026-03-02T09:00:00.000Z';

it('one that is told newly opened now', () => {
  expect(incidentOf({ id: 'a', title: '', service: null }, now)).toEqual({ kind: 'incident', id: 'a', opened_at: at, status: 'open', updated_at: at }); // prettier-ignore
});

it('one that changes keeps when it opened, which whoever takes it fills in', () => {
  const told = (value: object) => incidentOf({ id: 'a', ...value }, now);
  expect(told({ acknowledged_at: 'T' })).toEqual({ kind: 'incident', id: 'a', acknowledged_at: 'T', status: 'acknowledged', updated_at: at }); // prettier-ignore
  expect(told({ acknowledged_at: 'T', resolved_at: 'U' })).toMatchObject({ status: 'resolved' });
  expect(told({ status: 'open' })).toEqual({ kind: 'incident', id: 'a', status: 'open', updated_at: at });
});

it('what is given counts', () => {
  const whole = {
    kind: 'incident',
    id: 'a',
    opened_at: 'T',
    resolved_at: 'U',
    status: 'acknowledged',
    updated_at: 'V',
  };
  expect(incidentOf(whole, now)).toEqual(whole);
  // What it gave is taken for what it says.
  expect(incidentOf(incidentOf({ id: 'a' }, now), now + 60)).toEqual(incidentOf({ id: 'a' }, now));
});

it.each<[string, unknown, string]>([
  ['a list', [], 'not_an_object'],
  ['no id', { title: 'x' }, 'missing_field'],
  ['an unknown word', { id: 'a', sevrity: 'x' }, 'unknown_field'],
  ['another kind', { id: 'a', kind: 'deploy' }, 'unknown_kind'],
  ['a variable without its value', { id: '{{ incident }}' }, 'wrong_type'],
  ['a cause in words', { id: 'a', caused_by: 'a/b#1' }, 'wrong_type'],
  ['a number of no repository', { id: 'a', caused_by: { number: 1 } }, 'wrong_type'],
  ['a deploy that is none', { id: 'a', caused_by: { deploy: 7 } }, 'wrong_type'],
])('%s is a fault', (_name, value, reason) => {
  const fault = incidentOf(value, now);
  expect(fault).toBeInstanceOf(Fault);
  expect((fault as Fault).reason).toBe(reason);
});

it.each<object>([
  { id: 'a', caused_by: { deploy: 'd' } },
  { id: 'a', caused_by: { repo: 'a/b', number: 1 } },
  { id: 'a', repo: 'a/b', caused_by: { number: 1 } },
  { id: 'a', caused_by: { deploy: 'd', repo: 'a/b', number: 1 } },
])('a cause may be a deploy, a pull request or both: %j', (value) => {
  expect(incidentOf(value, now)).toMatchObject(value);
});
