import { tierTables, type TierRows } from '../../test/support/tier-tables';
import { TIER_RULES, TIERS, type TierWord } from './tier-rules';
import { NOT_THERE, tiersOf } from './tiers';

// Day 0, 1970-01-01, was a Thursday, so 1004 = 3 + 7 × 143 is a Sunday; its window of 28 days begins on Monday 977, its week on Monday 998.
const SUNDAY = 1004;
const FIRST = 977;
const MONDAY = 998;
const DAY = 86400;
const used = (...days: number[]): NonNullable<TierRows['usage']> => days.map((day) => ({ person: 0, day }));
const usageSource = { kind: 'usage' as const, tool: 'a', fromDay: 0, toDay: 2000 };
const runSource = { kind: 'runs' as const, tool: 'a', fromDay: 0, toDay: 2000 };
const reviewSource = { kind: 'reviews' as const, tool: '', fromDay: 0, toDay: 2000 };

describe('what is not known', () => {
  const known = (rows: Partial<TierRows>): [TierWord, boolean] => {
    const { tier, atLeast } = tiersOf(tierTables({ people: 1, ...rows }), TIER_RULES, Int32Array.of(SUNDAY));
    return [TIERS[tier[0]], atLeast[0] === 1];
  };

  it('a person is unknown where nothing tells of usage, runs or the reviews of own pull requests', () => {
    expect(known({})).toEqual(['unknown', false]);
    expect(known({ sources: [{ ...usageSource, toDay: FIRST - 3 }] })).toEqual(['unknown', false]);
    expect(known({ sources: [{ ...usageSource, fromDay: SUNDAY + 1 }] })).toEqual(['unknown', false]);
    // Reviews tell nothing of somebody who wrote nothing.
    expect(known({ sources: [reviewSource] })).toEqual(['unknown', false]);
    const authored = [{ person: 0, createdDay: FIRST - 9, mergedDay: FIRST }];
    expect(known({ sources: [reviewSource], authored })).toEqual(['none', true]);
    expect(known({ sources: [], authored })).toEqual(['unknown', false]);
    expect(known({ sources: [reviewSource], authored: [{ person: 0, createdDay: FIRST - 9 }] })).toEqual([
      'unknown',
      false,
    ]);
  });

  it('is at least its tier while usage or runs are not told of the whole window; power is power', () => {
    expect(known({ sources: [usageSource, runSource] })).toEqual(['none', false]);
    expect(known({ sources: [usageSource] })).toEqual(['none', true]);
    expect(known({ sources: [runSource] })).toEqual(['none', true]);
    expect(known({ sources: [{ ...usageSource, fromDay: FIRST }, runSource] })).toEqual(['none', false]);
    expect(known({ sources: [{ ...usageSource, fromDay: FIRST + 1 }, runSource] })).toEqual(['none', true]);
    expect(known({ usage: used(1000, 1001), sources: [usageSource] })).toEqual(['casual', true]);
    expect(known({ usage: used(1000, 1001), sources: [usageSource, runSource] })).toEqual(['casual', false]);
    expect(known({ runs: [{ person: 0, start: 1000 * DAY, end: 1000 * DAY + 3 * 3600 }] })).toEqual(['power', false]);
  });

  it('sources that reach the Friday hold the week, those that end on Thursday do not', () => {
    expect(known({ sources: [{ ...usageSource, toDay: SUNDAY - 2 }, runSource] })).toEqual(['none', false]);
    expect(known({ sources: [{ ...usageSource, toDay: SUNDAY - 3 }, runSource] })).toEqual(['none', true]);
  });

  it('two sources may cover the window together, not with a day between them', () => {
    const first = { ...usageSource, toDay: 990 };
    expect(known({ sources: [first, { ...usageSource, tool: 'b', fromDay: 991 }, runSource] })).toEqual([
      'none',
      false,
    ]);
    expect(known({ sources: [first, { ...usageSource, tool: 'b', fromDay: 992 }, runSource] })).toEqual(['none', true]);
  });
});

describe('a tool that does not tell of the whole window, beside others that do', () => {
  const known = (rows: Partial<TierRows>): [TierWord, boolean] => {
    const { tier, atLeast } = tiersOf(tierTables({ people: 2, ...rows }), TIER_RULES, Int32Array.of(SUNDAY));
    return [TIERS[tier[0]], atLeast[0] === 1];
  };
  const early = { ...usageSource, tool: 'b', toDay: SUNDAY - 3 };
  const late = { ...usageSource, tool: 'b', fromDay: FIRST + 1 };

  it.each<[string, Partial<TierRows>, boolean]>([
    ['it ended early: whom it told of, long ago', { usage: [{ person: 0, day: 100, tool: 1 }], sources: [usageSource, runSource, early] }, true],
    ['whom it never told of', { usage: [{ person: 1, day: 100, tool: 1 }, { person: 0, day: 100 }], sources: [usageSource, runSource, early] }, false],
    ['it ended on the Friday', { usage: [{ person: 0, day: 100, tool: 1 }], sources: [usageSource, runSource, { ...early, toDay: SUNDAY - 2 }] }, false],
    ['it began late', { usage: [{ person: 0, day: 1500, tool: 1 }], sources: [usageSource, runSource, late] }, true],
    ['it began with the window', { usage: [{ person: 0, day: 1500, tool: 1 }], sources: [usageSource, runSource, { ...late, fromDay: FIRST }] }, false],
    ['a total is of the tool too', { periods: [{ person: 0, fromDay: 1500, toDay: 1501, tool: 1 }], sources: [usageSource, runSource, late] }, true],
    ['its runs end early', { runs: [{ person: 0, tool: 1, start: 100 * DAY, end: 100 * DAY + 60 }], sources: [usageSource, runSource, { ...early, kind: 'runs' }] }, true],
    ['two spans of one tool, both have to hold', { usage: [{ person: 0, day: 100 }], sources: [usageSource, { ...runSource, toDay: 990 }, { ...runSource, tool: 'b' }] }, true],
  ])('%s', (_, rows, atLeast) => {
    expect(known(rows)).toEqual(['none', atLeast]);
  }); // prettier-ignore

  it('a window that begins before a cut of the retention is not whole, whoever used the tool', () => {
    expect(known({ sources: [{ ...usageSource, cutDay: FIRST }, runSource] })).toEqual(['none', false]);
    expect(known({ sources: [{ ...usageSource, cutDay: FIRST + 1 }, runSource] })).toEqual(['none', true]);
    expect(known({ sources: [usageSource, { ...runSource, cutDay: FIRST + 1 }] })).toEqual(['none', true]);
  });
});

describe('who is there', () => {
  const there = (person: object, ...endDays: number[]): boolean[] => {
    const tables = tierTables({ people: [person] });
    return [...tiersOf(tables, TIER_RULES, Int32Array.from(endDays)).tier].map((tier) => tier !== NOT_THERE);
  };
  const weeks = [SUNDAY - 7, SUNDAY, SUNDAY + 7];

  it('by a person record: from the day they started to the day they ended', () => {
    expect(there({ stated: 1 }, ...weeks)).toEqual([true, true, true]);
    expect(there({ stated: 1, startedDay: SUNDAY }, ...weeks)).toEqual([false, true, true]);
    expect(there({ stated: 1, startedDay: SUNDAY + 1 }, ...weeks)).toEqual([false, false, true]);
    expect(there({ stated: 1, endedDay: MONDAY }, ...weeks)).toEqual([true, true, false]);
    expect(there({ stated: 1, endedDay: MONDAY - 1 }, ...weeks)).toEqual([true, false, false]);
    // The record wins over signs of before; without a day in it the first sign counts.
    expect(there({ stated: 1, startedDay: SUNDAY, firstDay: 100 }, ...weeks)).toEqual([false, true, true]);
    expect(there({ stated: 1, firstDay: SUNDAY, lastDay: SUNDAY }, ...weeks)).toEqual([false, true, true]);
  });

  it('else from the first sign to 28 days after the last', () => {
    expect(there({}, ...weeks)).toEqual([false, false, false]);
    expect(there({ firstDay: SUNDAY, lastDay: SUNDAY }, ...weeks)).toEqual([false, true, true]);
    expect(there({ firstDay: 100, lastDay: MONDAY - 28 }, ...weeks)).toEqual([true, true, false]);
    expect(there({ firstDay: 100, lastDay: MONDAY - 29 }, ...weeks)).toEqual([true, false, false]);
  });

  it('in a running week the week so far counts', () => {
    // Wednesday after SUNDAY: its week begins on SUNDAY + 1.
    expect(there({ stated: 1, endedDay: SUNDAY }, SUNDAY, SUNDAY + 3)).toEqual([true, false]);
  });
});
