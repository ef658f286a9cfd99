import { jammedReview, reportFacts } from '../../../test/support/report-facts';
import { alertsOf, type ConnectionFacts } from './alerts';
import type { AlarmFacts, GateFacts, OperateFacts, PlanFacts, SignalFacts } from './report-facts';

const NOW = 1_000_000_000;
const HOUR = 3600;
const kinds = (...given: Parameters<typeof alertsOf>) =>
  alertsOf(...given).map(({ kind, subject }) => `${kind} ${subject}`.trim());

it('holds nothing where nothing is known', () => {
  expect(alertsOf(reportFacts(), [], NOW)).toEqual([]);
});

it('tells a move in the week in which it first held, and never again', () => {
  const move = { from: 'write', to: 'review', between: null, p: NaN } as const;
  const facts = (weeksAgo: number) => reportFacts({ bottleneck: jammedReview({ moves: [{ ...move, weeksAgo }] }) });
  expect(alertsOf(facts(0), [], NOW)).toEqual([
    {
      kind: 'constraint_moved',
      subject: 'review',
      fresh: true,
      details: { from: 'write', to: 'review', week: '2026-W40', backlogDays: 6, limit: 2 },
    },
  ]);
  expect(alertsOf(facts(1), [], NOW)).toEqual([]);
});

it('tells the alarm of an agent from ten findings on', () => {
  const alarm: AlarmFacts = {
    agent: 'bugbot',
    name: 'Bugbot',
    floor: 0.4,
    rate: 0.2,
    low: 0.1,
    high: NaN,
    n: 10,
    fresh: false,
  };
  const signal = (n: number) =>
    reportFacts({ signal: { alarms: [{ ...alarm, n }], tune: [] } as unknown as SignalFacts });
  expect(alertsOf(signal(10), [], NOW)).toMatchObject([
    { kind: 'hit_rate_alarm', subject: 'bugbot', fresh: false, details: { high: null } },
  ]);
  expect(alertsOf(signal(9), [], NOW)).toEqual([]);
});

it('tells each gate that failed by itself', () => {
  const gate: GateFacts = {
    plan: 'p1',
    gate: 'Hit rate',
    metric: 'hit_rate',
    wave: null,
    value: 0.2,
    low: 0.1,
    high: 0.3,
    floor: 0.35,
    n: 90,
    before: NaN,
    fresh: true,
  };
  const plans = [{ id: 'p1', name: 'Agents', failed: [gate, { ...gate, wave: 'First half' }] } as unknown as PlanFacts];
  expect(kinds(reportFacts({ plans }), [], NOW)).toEqual([
    'gate_failed p1 Hit rate',
    'gate_failed p1 Hit rate First half',
  ]);
});

it.each([
  // three intervals of an hour are less than a day
  ['a day and a bit, every hour', 25, { everyMinutes: 60 }, true],
  ['not quite a day', 23.9, { everyMinutes: 60 }, false],
  // three intervals of twelve hours are 36
  ['35 hours, every twelve', 35, { everyMinutes: 720 }, false],
  ['37 hours, every twelve', 37, { everyMinutes: 720 }, true],
  ['paused', 100, { everyMinutes: 60, paused: true }, false],
  ['not read on a schedule', 100, { everyMinutes: 0 }, false],
] as const)('a source that was complete %s ago', (_name, hours, more, stale) => {
  const source: ConnectionFacts = {
    name: 'acme',
    paused: false,
    completeTo: NOW - hours * HOUR,
    error: null,
    errorAt: NaN,
    ...more,
  };
  expect(kinds(reportFacts(), [source], NOW)).toEqual(stale ? ['sync_stale acme'] : []);
});

it('counts from the error where a source was never complete', () => {
  const source: ConnectionFacts = {
    name: 'acme',
    paused: false,
    everyMinutes: 60,
    completeTo: NaN,
    error: 'No access',
    errorAt: NOW - 30 * HOUR,
  };
  expect(alertsOf(reportFacts(), [source], NOW)).toMatchObject([{ details: { hours: 30, error: 'No access' } }]);
  expect(alertsOf(reportFacts(), [{ ...source, errorAt: NaN }], NOW)).toEqual([]);
});

it('tells when incidents were open longer than anybody was there', () => {
  const operate = (load: number, staffedHours = 40) =>
    reportFacts({
      operate: {
        load: { week: load, before: NaN, four: NaN },
        staffedHours,
        incidents: { week: 7, before: 3, four: 2 },
      } as OperateFacts,
    });
  expect(kinds(operate(1.01), [], NOW)).toEqual(['incident_load']);
  expect(kinds(operate(1), [], NOW)).toEqual([]);
  expect(kinds(operate(NaN), [], NOW)).toEqual([]);
  expect(kinds(operate(2, 0), [], NOW)).toEqual([]);
});
