import type { Statement } from '../../../domain/report/statement';
import { sentenceOf } from './sentences';

const base = {
  subject: '',
  urgent: false,
  weight: 1,
  unit: '',
  lastWeek: 3,
  fourWeeks: 2,
  n: NaN,
  link: { page: 'moves' },
};
const said = (statement: unknown): string =>
  sentenceOf({ ...base, ...(statement as object) } as Statement, ({ page }) => page).text;

describe('the constraint', () => {
  const details = {
    stage: 'review',
    heldWeeks: 5,
    instead: null,
    limit: 1.5,
    byTarget: false,
    close: false,
    after: null,
  };
  const constraint = (more: object) => said({ code: 'constraint', value: 6, details: { ...details, ...more } });

  it('with its weeks in a row, its limit, and what stood there before', () => {
    expect(constraint({})).toBe(
      'Review holds the flow back, for the 5th week in a row: 6.0 days of work stand there (last week 3.0 days, four-week mean 2.0 days), 4 × its limit of 1.5 days.',
    );
  });

  it('in its first week with what it was before, by a target, narrow, and since when', () => {
    expect(constraint({ heldWeeks: 1, instead: 'deploy' })).toMatch(
      /^Review holds the flow back, where last week Deploy did: /,
    );
    expect(constraint({ byTarget: true })).toMatch(/limit of 1\.5 days, which is its target, as it was never calm\.$/);
    expect(constraint({ close: true })).toMatch(/ The margin is under 10 %\.$/);
    expect(constraint({ after: { from: 'deploy', between: ['2026-W30', '2026-W33'] } })).toMatch(/ It took over from Deploy between 2026-W30 and 2026-W33\.$/); // prettier-ignore
  });
});

it('a move, dated or not, and one to nothing', () => {
  const moved = (details: object) =>
    said({
      code: 'moved',
      value: 6,
      details: { from: 'review', to: 'deploy', limit: 2, between: null, p: NaN, ...details },
    });
  expect(moved({})).toBe(
    'The bottleneck has moved from Review to Deploy, the constraint in three of the last four weeks: 6.0 days of work stand there (last week 3.0 days, four-week mean 2.0 days), 3 × its limit. In which week it began cannot be told yet.',
  );
  expect(moved({ between: ['2026-W30', '2026-W30'], p: 0.002 })).toMatch(
    / The change lies in 2026-W30 \(p 0\.002\)\.$/,
  );
  expect(moved({ from: 'write' })).toMatch(/^The bottleneck has moved to Deploy, /);
  expect(moved({ to: 'write' })).toMatch(
    /^Review no longer holds the flow back: 6\.0 days of work stand there .*, and the pipeline waits for new work\./,
  );
});

it('comparisons that are not known are left out, brackets and all', () => {
  const merged = (more: object) => said({ code: 'merged', value: 61, details: {}, ...more });
  expect(merged({})).toBe('61 pull requests were merged (last week 3, four-week mean 2).');
  expect(merged({ fourWeeks: NaN })).toBe('61 pull requests were merged (last week 3).');
  expect(merged({ lastWeek: NaN, fourWeeks: NaN })).toBe('61 pull requests were merged.');
});

it('one is one', () => {
  const waiting = (value: number) => said({ code: 'waiting', value, details: { longestHours: 60 } });
  expect(waiting(1)).toBe(
    '1 pull request waits for a review or a merge (last week 3, four-week mean 2), the longest for 2.5 days.',
  );
  expect(waiting(12)).toMatch(/^12 pull requests wait for /);
  expect(said({ code: 'incidents', value: 1, details: {} })).toBe(
    '1 incident was opened (last week 3, four-week mean 2).',
  );
});

it('a pile that goes, hardly goes, and does not', () => {
  const pile = (drainDays: number) =>
    said({ code: 'pile', value: 93, details: { stage: 'review', constraint: true, drainDays } });
  expect(pile(12)).toBe(
    'Most work stands in Review, too: 93 pull requests (last week 3, four-week mean 2); at the pace of the last four weeks it is gone in 12 days.',
  );
  expect(pile(61)).toMatch(/it hardly shrinks\.$/);
  expect(pile(Infinity)).toMatch(/it does not shrink\.$/);
});

describe('what breaks next', () => {
  const details = {
    stage: 'deploy',
    week: '2026-W45',
    low: 0.55,
    high: 0.69,
    weeks: 13,
    likely: true,
    now: null,
    beforeStage: 'deploy',
  };
  const next = (value: number, more: object = {}, lastWeek = 0.4) =>
    said({ code: 'breaks_next', value, n: 200, lastWeek, details: { ...details, ...more } });

  it('likely, possible, rare and never', () => {
    expect(next(0.62)).toBe(
      'Deploy breaks next, around 2026-W45: in 62 % of 200 simulated runs (95 % interval 55 to 69 %; a week ago 40 %) it becomes the constraint within 13 weeks.',
    );
    expect(next(0.3, { likely: false })).toMatch(
      /^Within 13 weeks nothing else breaks in most of the simulated runs; nearest comes Deploy, in 30 % of 200/,
    );
    expect(next(0.02, { likely: false, now: 'review' })).toMatch(
      /^Within 13 weeks nothing else breaks: Deploy becomes the constraint in only 2 % of 200 simulated runs .*, while Review holds the flow back\.$/,
    );
    expect(next(0, { stage: null, likely: false, beforeStage: null }, NaN)).toMatch(
      /^Within 13 weeks nothing breaks: a stage becomes the constraint in none of 200 simulated runs/,
    );
  });

  it('says when it was another stage a week ago', () => {
    expect(next(0.62, { beforeStage: 'merge' }, NaN)).toContain('a week ago it was Merge');
  });
});

it('a gate names the end of its interval that breaks the condition', () => {
  const gate = (details: object) =>
    said({ code: 'gate_failed', value: 0.2, lastWeek: 0.3, fourWeeks: NaN, n: 90, details: { plan: 'Agents', gate: 'Hit rate', metric: 'hit_rate', wave: null, floor: 0.35, low: 0.1, high: 0.3, fresh: true, ...details } }); // prettier-ignore
  expect(gate({})).toBe(
    'A gate of the rollout failed: “Hit rate” of “Agents”. Its hit rate of review agents is 20 % (last week 30 %; n 90); even the high end of its interval, 30 %, is beyond the limit of 35 %.',
  );
  expect(gate({ metric: 'change_fail_rate', floor: 0.05, wave: 'First', fresh: false })).toMatch(
    /^A gate of the rollout still fails: “Hit rate” of “Agents” for the wave “First”\. .*even the low end of its interval, 10 %, is beyond the limit of 5 %\.$/,
  );
});

it('tiers tell who rose and fell without naming anybody', () => {
  const tiers = (up: number, down: number) =>
    said({ code: 'tiers', value: 39, n: 62, details: { power: 25, powerBefore: 26, people: 62, up, down } });
  expect(tiers(6, 1)).toBe(
    '39 of 62 people use agents, casual or power (last week 3, four-week mean 2); 25 of them are at power, 1 fewer than last week. 6 rose a tier or more, 1 fell.',
  );
  expect(tiers(0, 2)).toMatch(/ Nobody rose a tier or more, 2 fell\.$/);
  expect(tiers(0, 0)).toMatch(/ Nobody changed tier\.$/);
});
