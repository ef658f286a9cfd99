import { listHeading } from './measure';

test.each([
  [41, 'departures', 'review', '41 pull requests left review, 2026-07-01..2026-09-30'],
  [1, 'wip', 'deploy', '1 pull request was in deploy at the end, 2026-07-01..2026-09-30'],
  [0, 'unreviewed', undefined, '0 pull requests were merged without a human review, 2026-07-01..2026-09-30'],
  [2, 'arrivals', 'operate', '2 incidents entered operate, 2026-07-01..2026-09-30'],
  [1234, 'lead_time', undefined, '1,234 pull requests reached production and have a lead time, 2026-07-01..2026-09-30'],
] as const)('a list of %d for %s is headed in words', (total, measure, stage, heading) => {
  expect(listHeading(total, measure, stage, '2026-07-01..2026-09-30')).toBe(heading);
});
