import { bottleneck, jammedReview, reportFacts } from '../../../test/support/report-facts';
import type { AlarmFacts, PlanFacts, SignalFacts } from './report-facts';
import { statementsOf } from './statements';
import { SECTION_OF } from './statement-section';

const NOTHING = { week: NaN, before: NaN, four: NaN };
const alarm: AlarmFacts = {
  agent: 'coderabbit',
  name: 'CodeRabbit',
  floor: 0.45,
  rate: 0.3,
  low: 0.2,
  high: 0.4,
  n: 80,
  fresh: true,
};
const signal: SignalFacts = {
  rate: { ...NOTHING, n: 0, nBefore: 0, nFour: 0 },
  low: NaN,
  high: NaN,
  recent: { rate: NaN, low: NaN, high: NaN, n: 0 },
  recentBefore: { rate: NaN, low: NaN, high: NaN, n: 0 },
  alarms: [],
  tune: [],
};
const plan: PlanFacts = {
  id: 'p',
  name: 'Agents',
  waves: 4,
  begun: { week: 2, before: 1, four: 1 },
  held: [],
  next: null,
  failed: [],
};
const failedGate = {
  plan: 'p', gate: 'Hit rate', metric: 'hit_rate', wave: null, value: 0.2, low: 0.1, high: 0.3, floor: 0.35, n: 90, before: 0.3, fresh: true,
}; // prettier-ignore

const codes = (facts: Parameters<typeof statementsOf>[0]) => {
  const { headline, parts } = statementsOf(facts);
  return [headline?.code, ...parts.flatMap(({ statements }) => statements.map(({ code }) => code))];
};

it('says nothing where nothing is known', () => {
  expect(statementsOf(reportFacts())).toEqual({ headline: null, parts: [] });
});

it('begins with the verdict in a quiet week, compared with the week before and the mean of the four before', () => {
  const { headline } = statementsOf(reportFacts({ bottleneck: jammedReview() }));
  // (0.5 + 1 + 3 + 4) / 4 = 2.125
  expect(headline).toMatchObject({ code: 'constraint', value: 6, lastWeek: 4, fourWeeks: 2.125, urgent: false });
  expect(headline!.details).toMatchObject({ stage: 'review', heldWeeks: 3, limit: 2, after: null });
});

it('begins with the move in the week in which it first held, and does not tell the verdict a second time', () => {
  const move = { from: 'write', to: 'review', weeksAgo: 0, between: null, p: NaN } as const;
  expect(codes(reportFacts({ bottleneck: jammedReview({ moves: [move] }) }))).toEqual(['moved']);
  const later = { ...move, weeksAgo: 1, between: ['2026-W36', '2026-W38'] as const };
  const { headline } = statementsOf(reportFacts({ bottleneck: jammedReview({ moves: [later] }) }));
  expect(headline).toMatchObject({
    code: 'constraint',
    details: { after: { from: 'write', between: ['2026-W36', '2026-W38'] } },
  });
});

it('tells of a stage that no longer holds the flow back how much is left there', () => {
  const move = { from: 'review', to: 'write', weeksAgo: 0, between: null, p: NaN } as const;
  const calm = jammedReview({
    constraint: [null, 'review', 'review', 'write', 'write', 'write'],
    rule: 'none_saturated',
    moves: [move],
  });
  expect(statementsOf(reportFacts({ bottleneck: calm })).headline).toMatchObject({
    code: 'moved',
    value: 6,
    lastWeek: 4,
  });
});

it('puts a move before a failed gate, that before an alarm, that before a load above the staffed hours', () => {
  const move = { from: 'write', to: 'review', weeksAgo: 0, between: null, p: NaN } as const;
  const operate = {
    incidents: { week: 9, before: 8, four: 2 }, load: { week: 1.2, before: 0.8, four: 0.5 }, staffedHours: 40, deploys: NOTHING,
    failRate: { ...NOTHING, n: 0, nBefore: 0, nFour: 0 }, failLow: NaN, failHigh: NaN,
  }; // prettier-ignore
  const all = {
    bottleneck: jammedReview({ moves: [move] }),
    plans: [{ ...plan, failed: [failedGate] }],
    signal: { ...signal, alarms: [alarm] },
    operate,
  };
  const first = (facts: Partial<typeof all>) =>
    statementsOf(reportFacts({ bottleneck: jammedReview(), ...facts })).headline?.code;
  expect(first(all)).toBe('moved');
  const { bottleneck: _, ...withoutMove } = all;
  expect(first(withoutMove)).toBe('gate_failed');
  expect(first({ signal: all.signal, operate })).toBe('alarm');
  expect(first({ operate })).toBe('incident_load');
  expect(first({})).toBe('constraint');
  const { parts } = statementsOf(reportFacts(all));
  expect(parts.map(({ section }) => section)).toEqual(['plan', 'signal', 'operate']);
});

it('does not call urgent what was so the week before', () => {
  const old = {
    plans: [{ ...plan, failed: [{ ...failedGate, fresh: false }] }],
    signal: { ...signal, alarms: [{ ...alarm, fresh: false }] },
  };
  const { headline, parts } = statementsOf(reportFacts({ bottleneck: jammedReview(), ...old }));
  expect(headline?.code).toBe('constraint');
  expect(parts.map(({ section }) => section)).toEqual(['signal', 'plan']);
});

it('leaves out shares and medians of fewer than ten, and comparisons that rest on fewer', () => {
  const share = (n: number, nBefore: number) => ({ week: 0.5, before: 0.4, four: 0.3, n, nBefore, nFour: 40 });
  const flow = (n: number, nBefore: number) =>
    reportFacts({
      flow: { merged: NOTHING, cycleTime: share(n, nBefore), agentAuthored: share(9, 40), unreviewed: share(9, 40) },
    });
  expect(codes(flow(9, 40))).toEqual([undefined]);
  const { headline } = statementsOf(flow(10, 9));
  expect(headline).toMatchObject({ code: 'cycle_time', value: 0.5, lastWeek: NaN, fourWeeks: 0.3, n: 10 });
});

it('takes four weeks of findings where one has fewer than 30', () => {
  const rate = { week: 0.5, before: 0.4, four: 0.45, n: 29, nBefore: 29, nFour: 100 };
  const recent = { rate: 0.41, low: 0.3, high: 0.5, n: 120 };
  const recentBefore = { rate: 0.38, low: 0.3, high: 0.5, n: 110 };
  const told = (n: number) =>
    statementsOf(reportFacts({ signal: { ...signal, rate: { ...rate, n }, recent, recentBefore } })).headline;
  expect(told(29)).toMatchObject({
    value: 0.41,
    fourWeeks: 0.38,
    n: 120,
    details: { weeks: 4 },
    link: { span: 'four' },
  });
  expect(told(30)).toMatchObject({
    value: 0.5,
    lastWeek: 0.4,
    fourWeeks: 0.45,
    n: 30,
    details: { weeks: 1 },
    link: { span: 'week' },
  });
});

it('tells of no group under five people, and of no week without a verdict', () => {
  const adoption = (people: number) => ({
    people, casual: { week: 2, before: 2, four: 2 }, power: { week: 2, before: 1, four: 1 }, up: 1, down: 0,
  }); // prettier-ignore
  expect(codes(reportFacts({ adoption: adoption(4) }))).toEqual([undefined]);
  expect(statementsOf(reportFacts({ adoption: adoption(5) })).headline).toMatchObject({
    value: 4,
    lastWeek: 3,
    fourWeeks: 3,
    n: 5,
  });
  expect(codes(reportFacts({ bottleneck: bottleneck({}, { review: [1, 1, 1, 1, 1, 1] }) }))).toEqual([undefined]);
});

it('says how near the nearest stage is to its limit when the pipeline waits for work', () => {
  const calm = jammedReview({
    constraint: Array<'write'>(6).fill('write'),
    rule: 'none_saturated',
    runnerUp: 'deploy',
  });
  // 1.5 of 2 days, then 1 of 2, as in the three weeks before
  expect(statementsOf(reportFacts({ bottleneck: calm })).headline).toMatchObject({
    code: 'waits_for_work', value: 0.75, lastWeek: 0.5, fourWeeks: 0.5, details: { runnerUp: 'deploy' },
  }); // prettier-ignore
});

it('tells the same in the same order, whatever the order of the facts', () => {
  const other: AlarmFacts = { ...alarm, agent: 'bugbot', name: 'Bugbot' };
  const one = statementsOf(reportFacts({ signal: { ...signal, alarms: [alarm, other] } }));
  const two = statementsOf(reportFacts({ signal: { ...signal, alarms: [other, alarm] } }));
  expect(one).toEqual(two);
  expect(one.headline!.subject).toBe('bugbot');
});

it('has a part for every sentence', () => {
  const { headline, parts } = statementsOf(reportFacts({ bottleneck: jammedReview(), plans: [plan] }));
  expect(SECTION_OF[headline!.code]).toBe('bottleneck');
  for (const { section, statements } of parts)
    for (const { code } of statements) expect(SECTION_OF[code]).toBe(section);
});
