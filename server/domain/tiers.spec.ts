import { tierTables, type TierRows } from '../../test/support/tier-tables';
import { TIER_EVIDENCE, TIER_RULES, TIERS, type TierEvidence, type TierRules, type TierWord } from './tier-rules';
import { NOT_THERE, tiersOf } from './tiers';

// Day 0, 1970-01-01, was a Thursday, so 1004 = 3 + 7 × 143 is a Sunday; its window of 28 days begins on Monday 977, its week on Monday 998.
const SUNDAY = 1004;
const FIRST = 977;
const MONDAY = 998;
const DAY = 86400;
const HOUR = 3600;
const at = (day: number, hour = 0): number => day * DAY + hour * HOUR;

type Told = [TierWord | 'not there', TierEvidence, number];

/** The tier of person 0 at the end of the week, with what decided it. */
function tierOf(rows: Partial<TierRows>, rules: Partial<TierRules> = {}): Told {
  const tables = tierTables({ people: 1, ...rows });
  const { tier, evidence, value } = tiersOf(tables, { ...TIER_RULES, ...rules }, Int32Array.of(SUNDAY));
  return [tier[0] === NOT_THERE ? 'not there' : TIERS[tier[0]], TIER_EVIDENCE[evidence[0]], value[0]];
}

const used = (...days: number[]): NonNullable<TierRows['usage']> => days.map((day) => ({ person: 0, day }));
const run = (start: number, hours: number, more: object = {}) => ({
  person: 0,
  start,
  end: start + hours * HOUR,
  ...more,
});
const usageSource = { kind: 'usage' as const, tool: 'a', fromDay: 0, toDay: 2000 };
const runSource = { kind: 'runs' as const, tool: 'a', fromDay: 0, toDay: 2000 };
const covered = { sources: [usageSource, runSource] };

describe('tiersOf, by hand; measures.md 5', () => {
  it.each<[string, Partial<TierRows>, Told]>([
    ['nothing, where sources tell of everybody', covered, ['none', 'none', 0]],
    ['one day with use', { ...covered, usage: used(1000) }, ['none', 'none', 0]],
    ['two days', { usage: used(1000, 1001) }, ['casual', 'days', 2]],
    ['one day with two tools is one day', { ...covered, usage: [{ person: 0, day: 1000 }, { person: 0, day: 1000, tool: 1 }] }, ['none', 'none', 0]],
    ['two days with one tool each', { usage: [{ person: 0, day: 1000 }, { person: 0, day: 999, tool: 1 }] }, ['casual', 'days', 2]],
    ['the first day of the window counts, 27 days before its end', { usage: used(FIRST, SUNDAY) }, ['casual', 'days', 2]],
    ['the day before does not', { ...covered, usage: used(FIRST - 1, SUNDAY) }, ['none', 'none', 0]],
    ['the day after does not', { ...covered, usage: used(SUNDAY, SUNDAY + 1) }, ['none', 'none', 0]],
    ['days told as not used', { ...covered, usage: [{ person: 0, day: 1000, used: 0 }, { person: 0, day: 1001, used: 0 }] }, ['none', 'none', 0]],
    ['days of somebody else', { people: 2, ...covered, usage: [{ person: 1, day: 1000 }, { person: 1, day: 1001 }] }, ['none', 'none', 0]],
    ['two surfaces', { usage: [{ person: 0, day: 1000 }, { person: 0, day: 1000, surface: 'chat' }] }, ['power', 'surfaces', 2]],
    ['a second surface of long ago', { usage: [...used(1000, 1001), { person: 0, day: FIRST - 1, surface: 'chat' }] }, ['casual', 'days', 2]],
    ['a second surface of a day not used', { ...covered, usage: [...used(1000), { person: 0, day: 1000, surface: 'chat', used: 0 }] }, ['none', 'none', 0]],
    ['a total of two days within the window', { periods: [{ person: 0, fromDay: FIRST, toDay: SUNDAY, activeDays: 2 }] }, ['casual', 'period_days', 2]],
    ['a total that begins a day earlier: 19 of its 20 days at least lie within', { periods: [{ person: 0, fromDay: FIRST - 1, toDay: SUNDAY, activeDays: 20 }] }, ['casual', 'period_days', 19]],
    ['a total that ends a day later: 19 as well', { periods: [{ person: 0, fromDay: FIRST, toDay: SUNDAY + 1, activeDays: 20 }] }, ['casual', 'period_days', 19]],
    ['ten of its days outside, twelve active: two at least', { periods: [{ person: 0, fromDay: FIRST - 10, toDay: FIRST + 17, activeDays: 12 }] }, ['casual', 'period_days', 2]],
    ['eleven active: one at least, which is not two', { ...covered, periods: [{ person: 0, fromDay: FIRST - 10, toDay: FIRST + 17, activeDays: 11 }] }, ['none', 'none', 0]],
    ['a total that reaches in and tells no days', { ...covered, periods: [{ person: 0, fromDay: FIRST - 1, toDay: SUNDAY }] }, ['none', 'none', 0]],
    ['a total that reaches in tells its surface where one day is sure', { usage: used(980), periods: [{ person: 0, fromDay: FIRST - 10, toDay: FIRST + 17, activeDays: 11, surface: 'ide' }] }, ['power', 'surfaces', 2]],
    ['and does not where none is', { ...covered, usage: used(980), periods: [{ person: 0, fromDay: FIRST - 10, toDay: FIRST + 17, activeDays: 10, surface: 'ide' }] }, ['none', 'none', 0]],
    ['nor where the days are told of the person: which of the two surfaces it was, nobody knows', { ...covered, usage: used(980), periods: [{ person: 0, fromDay: FIRST - 10, toDay: FIRST + 17, activeDays: 11, surface: 'ide' }, { person: 0, fromDay: FIRST - 10, toDay: FIRST + 17, surface: 'web' }] }, ['none', 'none', 0]],
    ['a total of one day', { ...covered, periods: [{ person: 0, fromDay: 980, toDay: 990, activeDays: 1 }] }, ['none', 'none', 0]],
    ['a total that tells no days stands for one', { ...covered, periods: [{ person: 0, fromDay: 980, toDay: 990 }] }, ['none', 'none', 0]],
    ['days and totals are not added: they may be the same', { ...covered, usage: used(980), periods: [{ person: 0, fromDay: 980, toDay: 990, activeDays: 1 }] }, ['none', 'none', 0]],
    ['totals tell surfaces', { usage: used(980), periods: [{ person: 0, fromDay: 980, toDay: 990, surface: 'ide' }] }, ['power', 'surfaces', 2]],
    ['an agent-written pull request', { authored: [{ person: 0, createdDay: FIRST, agentAuthored: 1 }] }, ['casual', 'authored', 1]],
    ['one of before the window', { ...covered, authored: [{ person: 0, createdDay: FIRST - 1, mergedDay: 1000, agentAuthored: 1 }] }, ['none', 'none', 0]],
    ['one nobody marked', { ...covered, authored: [{ person: 0, createdDay: 1000 }] }, ['none', 'none', 0]],
  ])('%s', (_, rows, expected) => {
    expect(tierOf(rows)).toEqual(expected);
  }); // prettier-ignore

  it.each<[string, Partial<TierRows>, Told]>([
    ['three delegated runs on one day', { runs: [run(at(1000), 1), run(at(1000, 2), 1), run(at(1000, 4), 1)], ...covered }, ['none', 'none', 0]],
    ['four', { runs: [0, 2, 4, 6].map((hour) => run(at(1000, hour), 1)) }, ['power', 'runs', 4]],
    ['four, one of them interactive', { runs: [0, 2, 4, 6].map((hour) => run(at(1000, hour), 1, { delegated: hour === 0 ? 0 : 1 })), ...covered }, ['none', 'none', 0]],
    ['four, one of them started by another', { runs: [0, 2, 4, 6].map((hour) => run(at(1000, hour), 1, { parent: hour === 2 ? 0 : -1 })), ...covered }, ['none', 'none', 0]],
    ['four, one of them started by a run nobody recorded', { runs: [0, 2, 4, 6].map((hour) => run(at(1000, hour), 1, { parent: hour === 2 ? -2 : -1 })), ...covered }, ['none', 'none', 0]],
    ['one of two hours', { runs: [run(at(1000), 2)] }, ['power', 'run_length', 2]],
    ['one of a second less', { runs: [run(at(1000), 2 - 1 / 3600)], ...covered }, ['none', 'none', 0]],
    ['an interactive one of five hours', { runs: [run(at(1000), 5, { delegated: 0 })], ...covered }, ['none', 'none', 0]],
    ['one that crosses into the window counts with its whole length', { runs: [run(at(FIRST - 1, 22.5), 2)] }, ['power', 'run_length', 2]],
    ['one that ended with the day before the window', { runs: [run(at(FIRST - 1, 20), 4)], ...covered }, ['none', 'none', 0]],
    ['one that crosses out of the window', { runs: [run(at(SUNDAY, 23), 3)] }, ['power', 'run_length', 3]],
    ['one that begins after the window', { runs: [run(at(SUNDAY + 1), 3)], ...covered }, ['none', 'none', 0]],
    ['without an end it counts, and no length is known', { runs: [0, 1, 2, 3].map((hour) => ({ person: 0, start: at(1000, hour) })) }, ['power', 'runs', 4]],
    ['without an end it is with none at once', { runs: [run(at(1000), 1), { person: 0, start: at(1000, 0.5) }], ...covered }, ['none', 'none', 0]],
    ['two at once', { runs: [run(at(1000), 1), run(at(1000, 0.5), 1)] }, ['power', 'runs_at_once', 2]],
    ['two that touch are not at once', { runs: [run(at(1000), 1), run(at(1000, 1), 1)], ...covered }, ['none', 'none', 0]],
    ['two at once, one started by the other', { runs: [run(at(1000), 1), run(at(1000, 0.5), 1, { parent: 0 })], ...covered }, ['none', 'none', 0]],
    ['two at once of two people', { people: 2, runs: [run(at(1000), 1), { ...run(at(1000), 1), person: 1 }], ...covered }, ['none', 'none', 0]],
    ['two at once, but before the window, of which one goes on', { runs: [run(at(FIRST - 1, 22), 1), run(at(FIRST - 1, 22.5), 1.75)], ...covered }, ['none', 'none', 0]],
    ['two at once over its beginning', { runs: [run(at(FIRST - 1, 23), 1.5), run(at(FIRST - 1, 23.5), 1)] }, ['power', 'runs_at_once', 2]],
    ['runs on two days are days with use', { runs: [run(at(990), 1, { delegated: 0 }), run(at(991), 1, { delegated: 0 })] }, ['casual', 'days', 2]],
    ['runs on two surfaces', { runs: [run(at(990), 1), run(at(990, 5), 1, { surface: 'web' })] }, ['power', 'surfaces', 2]],
  ])('runs: %s', (_, rows, expected) => {
    expect(tierOf(rows)).toEqual(expected);
  }); // prettier-ignore

  it.each<[string, Partial<TierRows>, Told]>([
    ['count as told', { usage: [{ person: 0, day: 1000, delegatedMinutes: 60, runs: 4 }] }, ['power', 'runs', 4]],
    ['count none where the number is not told', { usage: [990, 991, 992, 993].map((day) => ({ person: 0, day, delegatedMinutes: 5, longestRunMinutes: 5 })) }, ['casual', 'days', 4]],
    ['tell the longest where the number is not told', { usage: [{ person: 0, day: 1000, delegatedMinutes: 130, longestRunMinutes: 120 }] }, ['power', 'run_length', 2]],
    ['tell the longest, 120 minutes', { usage: [{ person: 0, day: 1000, delegatedMinutes: 130, runs: 2, longestRunMinutes: 120 }] }, ['power', 'run_length', 2]],
    ['tell how many went on at once', { usage: [{ person: 0, day: 1000, delegatedMinutes: 30, runs: 2, mostParallelRuns: 2 }] }, ['power', 'runs_at_once', 2]],
    ['without delegated minutes they are no delegated runs', { usage: [{ person: 0, day: 1000, delegatedMinutes: 0, runs: 9, longestRunMinutes: 500, mostParallelRuns: 9 }], ...covered }, ['none', 'none', 0]],
    ['where the tool\'s runs are recorded that day, those count', { usage: [{ person: 0, day: 1000, delegatedMinutes: 60, runs: 9 }], runs: [run(at(1000), 1)], ...covered }, ['none', 'none', 0]],
    ['a run recorded over midnight covers both days', { usage: [{ person: 0, day: 1001, delegatedMinutes: 60, runs: 9 }], runs: [run(at(1000, 23.5), 1)], ...covered }, ['casual', 'days', 2]],
    ['runs of another tool do not cover it', { usage: [{ person: 0, day: 1000, tool: 1, delegatedMinutes: 60, runs: 4 }], runs: [run(at(1000), 1)] }, ['power', 'runs', 5]],
  ])('days that tell delegated minutes: %s', (_, rows, expected) => {
    expect(tierOf(rows)).toEqual(expected);
  }); // prettier-ignore

  it.each<[string, Partial<TierRows>, Told]>([
    ['merged in the week, reviewed long before', { authored: [{ person: 0, createdDay: 900, mergedDay: MONDAY, reviewedDay: 901 }] }, ['ambient', 'reviewed', 1]],
    ['merged on the Sunday before', { authored: [{ person: 0, createdDay: 900, mergedDay: MONDAY - 1, reviewedDay: 901 }], ...covered }, ['none', 'none', 0]],
    ['reviewed in the week and still open', { authored: [{ person: 0, createdDay: 900, reviewedDay: SUNDAY }] }, ['ambient', 'reviewed', 1]],
    ['reviewed and merged in it is one', { authored: [{ person: 0, createdDay: 999, mergedDay: 1003, reviewedDay: 1000 }] }, ['ambient', 'reviewed', 1]],
    ['two of them', { authored: [{ person: 0, createdDay: 999, reviewedDay: 1000 }, { person: 0, createdDay: 900, mergedDay: 1002, reviewedDay: 950 }] }, ['ambient', 'reviewed', 2]],
    ['merged without a review', { authored: [{ person: 0, createdDay: 999, mergedDay: 1003 }], ...covered }, ['none', 'none', 0]],
    ['a tool that acted on its own in the week', { usage: [{ person: 0, day: MONDAY, used: 0, ambient: 1 }] }, ['ambient', 'reviewed_by_tool', 1]],
    ['the week before', { usage: [{ person: 0, day: MONDAY - 1, used: 0, ambient: 1 }], ...covered }, ['none', 'none', 0]],
    ['use beats it', { usage: [{ person: 0, day: MONDAY, ambient: 1 }, ...used(1000)] }, ['casual', 'days', 2]],
  ])('ambient: %s', (_, rows, expected) => {
    expect(tierOf(rows)).toEqual(expected);
  }); // prettier-ignore

  it('names the strongest evidence of the tier, in order: surfaces, runs, length, at once; days, totals, authored', () => {
    // Four runs of three hours, all at once, on two surfaces.
    const runs = [0, 1, 2, 3].map((place) => run(at(1000), 3, { surface: place === 0 ? 'web' : 'cli' }));
    expect(tierOf({ runs })).toEqual(['power', 'surfaces', 2]);
    expect(tierOf({ runs }, { powerSurfaces: 3 })).toEqual(['power', 'runs', 4]);
    expect(tierOf({ runs }, { powerSurfaces: 3, powerRuns: 5 })).toEqual(['power', 'run_length', 3]);
    expect(tierOf({ runs }, { powerSurfaces: 3, powerRuns: 5, powerRunHours: 4 })).toEqual([
      'power',
      'runs_at_once',
      4,
    ]);
    const none = { powerSurfaces: 3, powerRuns: 5, powerRunHours: 4, powerRunsAtOnce: 5 };
    const more = { periods: [{ person: 0, fromDay: 980, toDay: 990, activeDays: 3 }], authored: [{ person: 0, createdDay: 999, agentAuthored: 1 }] }; // prettier-ignore
    expect(tierOf({ runs, ...more, usage: used(999) }, none)).toEqual(['casual', 'days', 2]);
    expect(tierOf({ runs, ...more }, none)).toEqual(['casual', 'period_days', 3]);
    expect(tierOf({ runs, ...more, periods: [] }, none)).toEqual(['casual', 'authored', 1]);
  });

  it('follows the cut-offs', () => {
    expect(tierOf({ usage: used(1000) }, { casualDays: 1 })).toEqual(['casual', 'days', 1]);
    expect(tierOf({ usage: used(1000, 1001), ...covered }, { casualDays: 3 })).toEqual(['none', 'none', 0]);
    expect(tierOf({ usage: used(SUNDAY - 6, SUNDAY) }, { windowDays: 7 })).toEqual(['casual', 'days', 2]);
    expect(tierOf({ usage: used(SUNDAY - 7, SUNDAY), ...covered }, { windowDays: 7 })).toEqual(['none', 'none', 0]);
    expect(tierOf({ usage: used(SUNDAY - 89, SUNDAY) }, { windowDays: 90 })).toEqual(['casual', 'days', 2]);
  });
});
