import type { RolloutPlanPartsFragment } from '../gql/documents';
import { listed, planEvidence, planHeadline, waveAbout, waveNote } from './rollout';
import { gateReasonText } from './rollout-gate';
import { fasterText, limitText, poolName, tightestText, triedText } from './rollout-planner';
import { trackedSentence, trackedWeeks } from './rollout-tracking';

type Plan = RolloutPlanPartsFragment;
type Wave = Plan['waves'][number];
type Light = Plan['gates'][number];

const light = (patch: Partial<Light>): Light => ({
  gate: 'hit rate',
  metric: 'hit_rate',
  wave: 'Wave 1',
  week: '2026-W50',
  verdict: 'inconclusive',
  reason: 'between',
  value: 0.44,
  low: 0.38,
  high: 0.51,
  n: 120,
  effectiveN: 80,
  target: 0.5,
  floor: 0.3,
  overridden: false,
  ...patch,
});

const wave = (patch: Partial<Wave>): Wave => ({
  name: 'Wave 1',
  teams: ['core', 'web'],
  people: 12,
  tier: 'power',
  start: '2026-W48',
  actualStart: '2026-W48',
  trainingWeeks: ['2026-W48'],
  soakUntil: '2026-W50',
  state: 'running',
  heldBy: null,
  states: [],
  lights: [],
  ...patch,
});

const plan = (patch: Partial<Plan>): Plan =>
  ({
    state: 'active',
    document: { start: '2026-W48', waves: [{ start: '2026-W48' }, { start: '2026-W50' }] },
    weeks: ['2026-W48', '2026-W49', '2026-W50'],
    waves: [],
    gates: [],
    decisions: [],
    forecast: null,
    forecastMessage: null,
    actual: {
      weeks: [],
      reviewWaitP90: [],
      reviewWaitN: [],
      wip: [],
      merged: [],
      hitRate: [],
      hitRateLow: [],
      hitRateHigh: [],
      hitRateN: [],
    },
    ...patch,
  }) as Plan;

describe('a gate says why, with number, interval and n', () => {
  test.each<[string, Partial<Light>, string]>([
    [
      'a share between its conditions',
      {},
      '44 % (38 to 51 %), n 120 findings, worth 80 independent ones: the interval is neither all at least 50 % nor all below 30 %. A person decides.',
    ],
    [
      'a share that passes',
      { reason: 'held', value: 0.62, low: 0.55, high: 0.69 },
      '62 % (55 to 69 %), n 120 findings, worth 80 independent ones: even the low end is at least 50 %.',
    ],
    [
      'a wait that fails',
      { metric: 'review_wait', reason: 'broken', value: 20, low: 15, high: 26, effectiveN: null, target: 8, floor: 12 },
      '20 h (15 to 26 h), n 120 first reviews: even the low end is above 12 h.',
    ],
    [
      'incidents of one condition alone: fewer is better',
      {
        metric: 'incidents',
        reason: 'held',
        value: 1.5,
        low: 0.8,
        high: 2.6,
        n: 6,
        effectiveN: 6,
        target: 3,
        floor: 3,
      },
      '1.5 (0.8 to 2.6), n 6 weeks: even the high end is at most 3.',
    ],
    [
      'a capacity in runs',
      {
        metric: 'capacity',
        reason: 'broken',
        value: 0.4,
        low: 0.33,
        high: 0.47,
        n: 200,
        effectiveN: 200,
        target: 0.8,
        floor: 0.5,
      },
      '40 % (33 to 47 %), n 200 simulated runs: even the high end is below 50 %.',
    ],
    ['too few', { reason: 'not_enough_data', n: 7, effectiveN: 7 }, 'Not enough data yet: n 7 findings.'],
    [
      'a week in which nobody asked',
      { reason: 'not_read', value: null, n: 0, effectiveN: null },
      'Unknown: nobody asked in that week, and it cannot be simulated afterwards. It held nothing.',
    ],
    [
      'of a reason that this page does not know, the reason itself',
      { reason: 'to_be_told' as never, value: null, n: 0, effectiveN: null },
      'Unknown: to be told.',
    ],
    ['no source is unknown, not 0', { reason: 'no_source', value: null, n: 0 }, 'Unknown: no source tells of it.'],
  ])('%s', (_, patch, text) => {
    expect(gateReasonText(light(patch))).toBe(text);
  });

  test('an override is said beside the light, which stays as it is', () => {
    expect(gateReasonText(light({ reason: 'not_enough_data', n: 7, effectiveN: 4.2, overridden: true }), 30)).toBe(
      'Not enough data yet: n 7 findings, worth 4 independent ones; it decides from 30 on. Somebody decided to go on in spite of it.',
    );
  });
});

describe('the plan in one sentence', () => {
  test('a draft', () => {
    const draft = plan({ state: 'draft', waves: [wave({}), wave({})] });
    expect(planHeadline(draft)).toBe('A draft of 2 waves, from 2026-W48 on.');
    expect(planEvidence(draft)).toBe('It is tracked once it is started.');
  });

  test('a draft says which waves keep it from being started', () => {
    const waves = [
      { name: 'Wave 1', start: '2026-W48' },
      { name: 'Wave 2', start: null },
    ];
    const draft = plan({ state: 'draft', document: { start: '2026-W48', waves } as Plan['document'] });
    expect(planEvidence(draft)).toBe(
      '“Wave 2” has no start yet. Find the earliest plan, or write the week of each: then it can be started.',
    );
  });

  test('one wave soaks, the next is to come', () => {
    const waves = [
      wave({ state: 'soaking' }),
      wave({ name: 'Wave 2', state: 'planned', start: '2026-W51', actualStart: '2026-W52' }),
    ];
    expect(planHeadline(plan({ waves }))).toBe(
      '“Wave 1” is soaking until the end of 2026-W50; next is “Wave 2”, in 2026-W52.',
    );
  });

  test('a gate holds the second wave, and the evidence is its figures', () => {
    const lights = [light({ wave: 'Wave 2' })];
    const held = plan({ waves: [wave({}), wave({ name: 'Wave 2', state: 'held', heldBy: 'hit rate', lights })] });
    expect(planHeadline(held)).toBe('“Wave 1” is running; “Wave 2” is held by the gate “hit rate”.');
    expect(planEvidence(held)).toBe(
      'hit rate: inconclusive. 44 % (38 to 51 %), n 120 findings, worth 80 independent ones: the interval is neither all at least 50 % nor all below 30 %. A person decides.',
    );
  });

  test('waves behind a held one wait for it, whatever week was planned', () => {
    const behind = wave({ name: 'Wave 2', state: 'planned', start: '2026-W51', actualStart: null });
    const held = plan({ waves: [wave({ state: 'held', heldBy: '' }), behind] });
    expect(planHeadline(held)).toBe('“Wave 1” is held by a decision; “Wave 2” waits behind it.');
    expect(waveNote(behind, 'active')).toBe('waits for the waves before it');
    expect(waveNote(behind, 'draft')).toBeNull();
    expect(waveNote(held.waves[0], 'active')).toBe('by a decision');
    expect(waveNote({ ...behind, start: null }, 'draft')).toBe('no start yet');
  });

  test('a person holds it, and the evidence is what they said', () => {
    const held = plan({
      waves: [wave({ state: 'held', heldBy: '' })],
      decisions: [
        { id: 1, kind: 'hold', wave: 'Wave 1', gate: null, week: '2026-W49', who: 'ada', why: 'Release week.', at: '' },
      ],
    });
    expect(planHeadline(held)).toBe('“Wave 1” is held by a decision.');
    expect(planEvidence(held)).toBe('ada held it in 2026-W49: Release week.');
  });

  test('what was rolled back is said as long as the plan runs', () => {
    const waves = [wave({ state: 'rolled_back' }), wave({ name: 'Wave 2', state: 'planned', actualStart: '2026-W52' })];
    expect(planHeadline(plan({ waves }))).toBe('“Wave 1” is rolled back; next is “Wave 2”, in 2026-W52.');
  });

  test('an ended plan counts what ran', () => {
    const waves = [wave({ state: 'done' }), wave({ name: 'Wave 2', state: 'rolled_back' })];
    expect(planHeadline(plan({ state: 'ended', waves }))).toBe('Ended: 1 of 2 waves ran; “Wave 2” rolled back.');
  });
});

test('people of a wave are told from 5 on', () => {
  expect(waveAbout(wave({}))).toBe('2 teams, 12 people, power');
  expect(waveAbout(wave({ teams: ['core'], people: null }))).toBe('1 team, power');
});

describe('the tightest reviewers', () => {
  const pool = { team: 'core', people: 5, servers: 3, base: 0.37, cap: 0.72 };

  test('with their size, how busy they are and may be', () => {
    expect(tightestText(pool)).toBe(
      'The tightest reviewers are those of core, worth 3 who do nothing else. Base utilisation 37 %. Up to 72 %, nine of ten wait less than two reviews take.',
    );
  });

  test('a team under 5 people, or of unknown size, is neither named nor counted', () => {
    expect(tightestText({ ...pool, people: null, cap: null })).toBe(
      'The tightest reviewers are those of a team under 5 people. Base utilisation 37 %.',
    );
  });

  test('all teams without a pool of their own are no small group', () => {
    expect(poolName({ team: null, people: null })).toBe('those of all teams without a pool of their own');
  });
});

test('what limits a wave, and what lets it go faster', () => {
  expect(limitText('gates', 'hit rate')).toBe('the gate “hit rate”: too few data before');
  const where = [
    { team: 'core', add: 2 },
    { team: 'web', add: 1 },
  ];
  expect(fasterText({ lever: 'reviewers', value: 3, where, weeksSaved: 3 })).toBe(
    '3 more reviewers (core 2, web 1): the last wave is trained 3 weeks sooner',
  );
  expect(triedText({ lever: 'reviewers', value: 1, where: [] })).toBe('1 more reviewer (shared out among all)');
  expect(fasterText({ lever: 'reviewEffort', value: 0.8, where: [], weeksSaved: 1 })).toBe(
    '20 % less effort per review: the last wave is trained 1 week sooner',
  );
  expect(fasterText({ lever: 'soakWeeks', value: 0, where: [], weeksSaved: null })).toBe(
    'no soak: makes the whole plan possible',
  );
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
});

describe('forecast and what came', () => {
  const tracked = plan({
    forecast: {
      weeks: ['2026-W48', '2026-W49', '2026-W50'],
      reviewWaitP90: { median: [10, 11, 12], low: [8, 9, 10], high: [14, 15, 16] },
      wip: { median: [30, 31, 32], low: [20, 21, 22], high: [40, 41, 42] },
      merged: { median: [50, 50, 50], low: [40, 40, 40], high: [60, 60, 60] },
    },
    actual: {
      weeks: ['2026-W48', '2026-W49'],
      reviewWaitP90: [12, 18],
      reviewWaitN: [40, 38],
      wip: [33, 44],
      merged: [52, 55],
      hitRate: [0.5, 0.4],
      hitRateLow: [0.4, 0.1],
      hitRateHigh: [0.6, 0.8],
      hitRateN: [60, 9],
    },
  });

  test('weeks that have not come, and weeks with under 10 observations, have no value', () => {
    const { wait, hitRate } = trackedWeeks(tracked);
    expect(wait.actual).toEqual([12, 18, null]);
    expect(hitRate.actual).toEqual([0.5, null, null]);
    expect(hitRate.interval.high).toEqual([0.6, null, null]);
    expect(hitRate.n).toEqual([60, 9, null]);
  });

  test('one of two weeks lay in the band', () => {
    expect(trackedSentence(tracked)).toBe(
      '2 weeks over; in 2026-W49 90 % waited up to 18 h for the first review, forecast 11 h (9.0 h to 15 h). 1 of 2 weeks lay in the band; a forecast that is right keeps 8 of 10 there.',
    );
  });

  test('a plan that began before its forecast has nothing to compare yet', () => {
    const late = plan({
      ...tracked,
      forecast: {
        weeks: ['2026-W50'],
        reviewWaitP90: { median: [12], low: [10], high: [16] },
        wip: { median: [32], low: [22], high: [42] },
        merged: { median: [50], low: [40], high: [60] },
      },
    });
    expect(trackedSentence(late)).toBe(
      '2 weeks over; in 2026-W49 90 % waited up to 18 h for the first review. The forecast begins in 2026-W50: nothing can be compared yet.',
    );
  });

  test('nothing is over, nothing was forecast', () => {
    expect(trackedSentence(plan({}))).toBe('No whole week of the plan is over.');
    expect(trackedSentence(plan({ ...tracked, forecast: null, forecastMessage: 'It could not be calibrated.' }))).toBe(
      '2 weeks over; in 2026-W49 90 % waited up to 18 h for the first review. It could not be calibrated.',
    );
  });
});
