import { gateReadingOf } from './gate';
import { capacityEvidence, incidentEvidence, NO_EVIDENCE, shareEvidence, waitEvidence } from './gate-interval';
import type { GateRule } from './rollout-plan';
import { randomOf } from './statistics/random';

const hitRate: GateRule = {
  name: 'hits',
  metric: 'hit_rate',
  scope: 'organization',
  pass: { atLeast: 0.5 },
  fail: { below: 0.4 },
  lookBackWeeks: 8,
  minimumN: 30,
};
const waitGate: GateRule = { ...hitRate, metric: 'review_wait', pass: { atMost: 24 }, fail: { above: 48 } };

test('a share passes by its lower bound and fails by its upper one (measures 7: 60/100 → [.434, .751], 300/500 → [.521, .676])', () => {
  expect(shareEvidence(60, 100).low).toBeCloseTo(0.434, 3);
  expect(shareEvidence(60, 100).high).toBeCloseTo(0.751, 3);
  expect(shareEvidence(300, 500).low).toBeCloseTo(0.521, 3);
  // .434 lies under the target of .5: 60 of 100 are held for a person, 300 of 500 are not.
  expect(gateReadingOf(hitRate, shareEvidence(60, 100))).toEqual({ verdict: 'inconclusive', reason: 'between' });
  expect(gateReadingOf(hitRate, shareEvidence(300, 500))).toEqual({ verdict: 'pass', reason: 'held' });
  // By symmetry 200 of 500 lie in [.324, .479]: over the floor of .4 still; 100 of 500 are under it.
  expect(gateReadingOf(hitRate, shareEvidence(200, 500)).verdict).toBe('inconclusive');
  expect(gateReadingOf(hitRate, shareEvidence(100, 500))).toEqual({ verdict: 'fail', reason: 'broken' });
});

test('effective counts decide: 300 of 500 with a design effect of 5 are 60 of 100', () => {
  expect(shareEvidence(300, 500, 5)).toMatchObject({ n: 500, effectiveN: 100, value: 0.6 });
  expect(shareEvidence(300, 500, 5).low).toBeCloseTo(0.434, 3);
});

test('few observations and no source are never a verdict', () => {
  expect(gateReadingOf(hitRate, shareEvidence(29, 29))).toEqual({ verdict: 'inconclusive', reason: 'not_enough_data' });
  expect(gateReadingOf(hitRate, shareEvidence(0, 0))).toEqual({ verdict: 'inconclusive', reason: 'not_enough_data' });
  expect(gateReadingOf(hitRate, NO_EVIDENCE)).toEqual({ verdict: 'inconclusive', reason: 'no_source' });
});

test('waits are judged by the bounds of their 90th percentile', () => {
  const waits = (scale: number) => Float64Array.from({ length: 200 }, (_, i) => (scale * (i + 1)) / 200);
  const days = Int32Array.from({ length: 200 }, (_, i) => i % 40);
  const evidence = waitEvidence(waits(100), days, 26);
  expect(evidence.value).toBeCloseTo(90, 0);
  expect(evidence.low).toBeLessThan(90);
  expect(evidence.high).toBeGreaterThan(90);
  expect(evidence.high).toBeLessThanOrEqual(100);
  expect(gateReadingOf(waitGate, waitEvidence(waits(20), days, 26)).verdict).toBe('pass');
  expect(gateReadingOf(waitGate, evidence).verdict).toBe('fail');
  // More looks, wider bounds.
  expect(waitEvidence(waits(100), days, 26).low).toBeLessThan(waitEvidence(waits(100), days, 1).low);
});

test('incidents by Garwood: 10 in 5 weeks are [4.795, 18.39] / 5 a week at one look', () => {
  const { value, low, high, n } = incidentEvidence(10, 5, 1);
  expect([value, n]).toEqual([2, 5]);
  expect(low).toBeCloseTo(4.795 / 5, 3);
  expect(high).toBeCloseTo(18.39 / 5, 2);
});

test('capacity: 40 of 40 runs hold four in five, 34 of 40 do not for certain', () => {
  const gate: GateRule = { ...hitRate, metric: 'capacity', pass: { atLeast: 0.8 }, fail: { below: 0.5 } };
  expect(gateReadingOf(gate, capacityEvidence(40, 40)).verdict).toBe('pass');
  expect(gateReadingOf(gate, capacityEvidence(34, 40)).verdict).toBe('inconclusive');
  expect(gateReadingOf(gate, capacityEvidence(10, 40)).verdict).toBe('fail');
});

test('looked at in each of 26 weeks, a true rate at the floor fails wrongly in 5 % of 400 runs at the most, one at the target passes wrongly as rarely', () => {
  const random = randomOf(20_261_123);
  // The same counts come again and again in other runs.
  const known = new Map<number, string>();
  const verdictOf = (hits: number, n: number): string => {
    const key = 1000 * n + hits;
    const verdict = known.get(key) ?? gateReadingOf(hitRate, shareEvidence(hits, n)).verdict;
    known.set(key, verdict);
    return verdict;
  };
  const everSaid = (rate: number, verdict: string): number => {
    let runs = 0;
    for (let run = 0; run < 400; run++) {
      let hits = 0;
      let n = 0;
      for (let week = 0; week < 26; week++) {
        for (let i = 0; i < 20; i++) if (random() < rate) hits++;
        n += 20;
        if (verdictOf(hits, n) === verdict) {
          runs++;
          break;
        }
      }
    }
    return runs / 400;
  };
  expect(everSaid(0.4, 'fail')).toBeLessThanOrEqual(0.05);
  expect(everSaid(0.4999, 'pass')).toBeLessThanOrEqual(0.05);
  // And it does speak: far below the floor it fails nearly always.
  expect(everSaid(0.2, 'fail')).toBeGreaterThan(0.95);
});
