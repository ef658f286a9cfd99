import { missingDays, progressOf, spansOf, usageRead, wantedDays } from './usage-progress';

// 2026-11-02 is a Monday.
const progress = (more: object) => progressOf({ from: '2026-11-01', to: '2026-11-12', days: {}, absent: [], ...more }, '2026-11-13'); // prettier-ignore
const all = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((day) => [`2026-11-${String(day).padStart(2, '0')}`, 1])); // prettier-ignore

it('a first pull goes 90 days back', () => {
  // 12 days of November, 31 of October, 30 of September and 17 of August.
  expect(progressOf({}, '2026-11-13')).toMatchObject({ from: '2026-08-15', to: null, days: {}, absent: [] });
  expect(wantedDays(progressOf({}, '2026-11-13'))).toEqual([]);
});

it('what is missing is wanted beside the newest seven, the newest first', () => {
  const { '2026-11-03': _one, '2026-11-10': _two, ...days } = all;
  expect(missingDays(progress({ days }))).toEqual(['2026-11-10', '2026-11-03']);
  expect(wantedDays(progress({ days }))).toEqual(['2026-11-12', '2026-11-11', '2026-11-10', '2026-11-09', '2026-11-08', '2026-11-07', '2026-11-06', '2026-11-03']); // prettier-ignore
  expect(missingDays(progress({ days, absent: ['2026-11-03'] }))).toEqual(['2026-11-10']);
});

it.each([
  ['day', ['2026-11-12', '2026-11-10'], [{ from: '2026-11-12', to: '2026-11-12' }, { from: '2026-11-10', to: '2026-11-10' }]], // prettier-ignore
  // The week of the 9th ends after what is wanted, that of the 26th of October begins before it.
  ['week', ['2026-11-12', '2026-11-10', '2026-11-03', '2026-11-01'], [{ from: '2026-11-09', to: '2026-11-12' }, { from: '2026-11-02', to: '2026-11-08' }, { from: '2026-11-01', to: '2026-11-01' }]], // prettier-ignore
] as const)('asked by the %s, days make spans', (by, days, spans) => {
  expect(spansOf(days, by, { from: '2026-11-01', to: '2026-11-12' })).toEqual(spans);
});

it('nothing is told before a pull has begun', () => {
  expect(usageRead({})).toBeNull();
  expect(usageRead(null)).toBeNull();
});

it('it is complete to the end of the newest day, and to no moment while one is missing', () => {
  const saved = { from: '2026-11-01', to: '2026-11-12', days: { ...all, '2026-11-05': 0 }, absent: [] };
  // Twelve days, eleven of them with a row.
  expect(usageRead(saved)).toEqual({ firstDay: '2026-11-01', lastDay: '2026-11-12', days: 12, missing: 0, absent: 0, rows: 11, completeTo: Date.UTC(2026, 10, 13) / 1000 }); // prettier-ignore
  expect(usageRead({ ...saved, to: '2026-11-13' })).toMatchObject({ lastDay: '2026-11-12', missing: 1, completeTo: null }); // prettier-ignore
});
