import { shareEvidence } from '../../domain/gate-interval';
import { gateReadingOf } from '../../domain/gate';
import { failRateGate, hitRateGate } from './default-gates';

test('the hit rate has to keep its own lower bound: 60 of 100 are [.434, .751] (measures 7), so .43, and it fails below .33', () => {
  const [gate] = hitRateGate(shareEvidence(60, 100));
  expect([gate.pass, gate.fail]).toEqual([{ atLeast: 0.43 }, { below: 0.33 }]);
  // The same data pass it, far fewer hits fail it.
  expect(gateReadingOf(gate, shareEvidence(60, 100)).verdict).toBe('pass');
  expect(gateReadingOf(gate, shareEvidence(10, 100)).verdict).toBe('fail');
});

test('the change fail rate has to keep its own upper bound: 40 of 100 are [.249, .566], so .57, and it fails above .67', () => {
  const [gate] = failRateGate(shareEvidence(40, 100));
  expect([gate.pass, gate.fail]).toEqual([{ atMost: 0.57 }, { above: 0.67 }]);
});

test('too few observations, no source, and a bound at the edge make no gate', () => {
  expect(hitRateGate(shareEvidence(29, 29))).toEqual([]);
  expect(hitRateGate({ low: NaN, high: NaN, effectiveN: NaN })).toEqual([]);
  // One hit of 100: nothing lies ten points below its lower bound.
  expect(hitRateGate(shareEvidence(1, 100))).toEqual([]);
  expect(failRateGate(shareEvidence(99, 100))).toEqual([]);
});
