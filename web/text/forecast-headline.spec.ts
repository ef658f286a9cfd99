import { forecastHeadline, headroomSentence, weakFitSentence } from './forecast-headline';

const next = {
  stage: 'review' as const,
  week: '2026-W52',
  weekIndex: 4,
  probability: 0.8,
  low: 0.74,
  high: 0.85,
  n: 200,
};
const none = { stage: null, week: null, weekIndex: null, probability: null, low: null, high: null, n: 200 };
const weeks = ['2026-W48', '2026-W49'];

test('the headline counts weeks from 1 and says when nothing breaks', () => {
  const of = (patch: object) => forecastHeadline({ next, constraintNow: 'deploy', weeks, ...patch });
  expect(of({})).toBe('Breaks next: Review in week 5 (80 %).');
  expect(of({ next: none })).toBe('Nothing breaks next within 2 weeks: Deploy is the constraint and none takes over.');
  expect(of({ next: none, constraintNow: null })).toBe(
    'Nothing breaks within 2 weeks: no stage becomes the constraint.',
  );
});

test('what happens in fewer than half of the runs is not said to break', () => {
  const of = (probability: number) =>
    forecastHeadline({ next: { ...next, probability }, constraintNow: 'deploy', weeks });
  expect(of(0.5)).toBe('Breaks next: Review in week 5 (50 %).');
  expect(of(0.04)).toBe('No stage breaks in most of the runs within 2 weeks: nearest comes Review in week 5 (4 %).');
});

test('headroom says how much more writing breaks what, and is silent where that is now or not known', () => {
  const of = (patch: object) =>
    headroomSentence({
      weeks,
      headroom: { ...next, probability: 0.64, low: 0.54, high: 0.73, n: 100, writing: 1.9, ...patch },
    });
  expect(of({})).toBe(
    'Headroom: writing × 1.9 would make Review the constraint by 2026-W52, in 64 % of 100 runs (95 % interval 54 % to 73 %).',
  );
  expect(of({ ...none, writing: 4 })).toBe(
    'Headroom: up to writing × 4 no other stage becomes the constraint in half of the runs within 2 weeks.',
  );
  expect(of({ writing: 1 })).toBeNull();
  expect(headroomSentence({ weeks, headroom: null })).toBeNull();
});

test('a fit is weak where more than half of the waits lie in queues that are half off', () => {
  const of = (distance: number | null, n: number, utilisation: number | null = 0.5) => ({
    stage: 'review' as const,
    utilisation,
    distance,
    n,
  });
  // (60 · .8 + 40 · .3) / 100 = .6
  expect(weakFitSentence({ calibration: { stages: [of(0.8, 60), of(0.3, 40)] } })).toBe(
    'The fit is weak: simulated waits for review lie 60 % of the observed mean off (n 100). Take shares and weeks as a hint at most.',
  );
  expect(weakFitSentence({ calibration: { stages: [of(0.8, 50), of(0.3, 50)] } })).toBeNull();
  // What was not fitted says nothing.
  expect(weakFitSentence({ calibration: { stages: [of(null, 60, null), of(0.3, 40)] } })).toBeNull();
  expect(weakFitSentence({ calibration: { stages: [] } })).toBeNull();
});
