import { constraintText, sinceLastWeek } from './report';

it('tells runs of weeks with the same constraint', () => {
  const weeks = ['2026-W01', '2026-W02', '2026-W03', '2026-W04', '2026-W05'];
  expect(constraintText({ weeks, constraints: [null, 'write', 'write', 'review', 'write'] })).toBe(
    'not enough data 2026-W01, none (waits for work) 2026-W02 to 2026-W03, Review 2026-W04, none (waits for work) 2026-W05.',
  );
});

it('compares with last week in words, and not with what is unknown', () => {
  expect(sinceLastWeek(5, 3)).toBe('2 more than last week');
  expect(sinceLastWeek(3, 5)).toBe('2 fewer than last week');
  expect(sinceLastWeek(0, 0)).toBe('as many as last week');
  expect(sinceLastWeek(3, null)).toBe('');
});
