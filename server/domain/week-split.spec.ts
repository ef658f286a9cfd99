import { allRows, findingTableOf, type TestFinding } from '../../test/support/finding-tables';
import { splitByWeek } from './week-split';

const DAY = 86_400;
/** Monday 5 January 1970. */
const MONDAY = 4 * DAY;
const closedIn = (...weeks: number[]): TestFinding[] =>
  weeks.map((week, pullRequest) => ({ pullRequest, outcome: 'accepted', closed: MONDAY + week * 7 * DAY + DAY }));
const split = (findings: TestFinding[], starts?: number[]) => {
  const table = findingTableOf(findings);
  const { splitAt, before, after } = splitByWeek(table, allRows(table), 0.7, starts);
  return { splitAt, before: [...before], after: [...after] };
};

describe('splitByWeek', () => {
  it('the older 7 of 10 weeks with findings, however many weeks lie between', () => {
    const ten = split(closedIn(0, 1, 2, 3, 4, 5, 6, 20, 21, 22));
    expect(ten).toEqual({ splitAt: MONDAY + 20 * 7 * DAY, before: [0, 1, 2, 3, 4, 5, 6], after: [7, 8, 9] });
  });

  it('counts weeks, not findings', () => {
    expect(split(closedIn(5, 5, 5, 5, 1, 2)).before).toEqual([4, 5]);
  });

  it('one week alone is all old; of two the second is new', () => {
    expect(split(closedIn(3, 3))).toEqual({ splitAt: NaN, before: [0, 1], after: [] });
    expect(split(closedIn(3, 4))).toMatchObject({ before: [0], after: [1] });
    expect(split([])).toEqual({ splitAt: NaN, before: [], after: [] });
  });

  it('findings without an outcome make no week, and what never closed is on neither side', () => {
    const findings: TestFinding[] = [
      ...closedIn(0, 1),
      { pullRequest: 2, outcome: 'late', closed: MONDAY + 9 * 7 * DAY },
      { pullRequest: 3, outcome: 'pending', closed: NaN },
    ];
    expect(split(findings)).toEqual({ splitAt: MONDAY + 7 * DAY, before: [0], after: [1, 2] });
  });

  it('takes the weeks it is given', () => {
    // Monday at 05:00 UTC: what closed two hours before is of the week before.
    const starts = [0, 1, 2].map((week) => MONDAY + week * 7 * DAY + 5 * 3600);
    const findings: TestFinding[] = [
      { pullRequest: 0, outcome: 'accepted', closed: starts[0] },
      { pullRequest: 1, outcome: 'ignored', closed: starts[1] - 7200 },
      { pullRequest: 2, outcome: 'ignored', closed: starts[1] },
    ];
    expect(split(findings, starts)).toEqual({ splitAt: starts[1], before: [0, 1], after: [2] });
  });
});
