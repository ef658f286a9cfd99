import { personTable } from '../../test/support/adoption-tables';
import type { SourceSpan, TierTable } from './adoption-table';
import { firstReachedOf, RETENTION, type RetentionQuestion } from './retention';

const CODES: Record<string, number> = { n: 0, a: 1, c: 2, p: 3, u: 4, '.': 255 };
/** Sundays; week 0 ends with day 6 + 4 × 7 so that a window may lie before it. Day 3 is a Sunday. */
const endDayOf = (week: number): number => 38 + 7 * week;

/** People as one letter a week: none, ambient, casual, power, unknown, not there. */
function tierTable(people: string[]): TierTable {
  const weeks = people[0].length;
  const cells = people.flatMap((person) => [...person].map((letter) => CODES[letter]));
  return {
    people: people.length,
    weeks,
    endDay: Int32Array.from({ length: weeks }, (_, week) => endDayOf(week)),
    tier: Uint8Array.from(cells),
    atLeast: new Uint8Array(cells.length),
    evidence: new Uint8Array(cells.length),
    value: new Float32Array(cells.length),
  };
}

const usage = (fromDay: number, toDay = 1000): SourceSpan => ({ kind: 'usage', tool: 'codex', fromDay, toDay });
const question: RetentionQuestion = {
  tier: 2, fromWeek: 0, toWeek: 99, lastWeek: 7, sources: [usage(0)], windowDays: 28, after: [2, 4],
}; // prettier-ignore
/** What becomes of one person after 2 and 4 weeks; undefined = left out or never there. */
function fate(person: string, asked: Partial<RetentionQuestion> = {}, endedDay: Record<number, number> = {}) {
  const of = firstReachedOf(tierTable([person]), personTable(1, endedDay), { ...question, ...asked });
  return of.person.length === 0 ? undefined : [of.week[0], ...of.then.map((codes) => RETENTION[codes[0]])];
}

describe('retention', () => {
  it.each([
    ['kept all along', 'nncccccc', [2, 'kept', 'kept']],
    ['higher is kept too', 'nnccpppp', [2, 'kept', 'kept']],
    ['lost, and back', 'nnccnncc', [2, 'lost', 'kept']],
    ['not old enough', 'nnnncccc', [4, 'kept', 'too_young']],
    ['not seen any more', 'nncc....', [2, 'lost', 'lost']],
    ['no tier is known then', 'nnccuucc', [2, 'unknown', 'kept']],
    ['never there', 'nnnaanna', undefined],
    ['the tier of the week before is not known', 'nucccccc', undefined],
    ['new in the organization', '..cccccc', [2, 'kept', 'kept']],
  ])('%s', (_, person, expected) => expect(fate(person)).toEqual(expected)); // prettier-ignore

  it('counts a person in the first week of all, not in the first of the range', () => {
    expect(fate('ncnncccc', { fromWeek: 3 })).toBeUndefined();
    expect(fate('nnncnccc', { fromWeek: 3, toWeek: 3 })).toEqual([3, 'kept', 'kept']);
  });

  it('leaves out, and counts, whom nothing tells of in the window before', () => {
    // Week 2 is first; the window before it ends with week 1, day 45, and begins with day 18.
    expect(fate('nncccccc', { sources: [usage(18)] })).toEqual([2, 'kept', 'kept']);
    expect(fate('nncccccc', { sources: [usage(19)] })).toBeUndefined();
    const { leftOut } = firstReachedOf(tierTable(['nncccccc']), personTable(1), { ...question, sources: [usage(19)] });
    expect(leftOut).toBe(1);
    // Runs are told of in that week, but not in the window before: the person may have let agents run already.
    expect(fate('nncccccc', { sources: [usage(0), { ...usage(50), kind: 'runs' }] })).toBeUndefined();
    expect(fate('nncccccc', { sources: [usage(0), { ...usage(53), kind: 'runs' }] })).toEqual([2, 'kept', 'kept']);
  });

  it('does not take for lost whom no source tells of any more, nor who left', () => {
    // Week 4 ends with day 66.
    expect(fate('nnccnnnn', { sources: [usage(0, 60)] })).toEqual([2, 'unknown', 'unknown']);
    expect(fate('nncc....', {}, { 0: 60 })).toEqual([2, 'unknown', 'unknown']);
  });

  it('looks at those the scope selects', () => {
    const table = tierTable(['nncccccc', 'nncnnnnn']);
    const of = firstReachedOf(table, personTable(2), { ...question, people: Uint8Array.of(0, 1) });
    expect([...of.person]).toEqual([1]);
  });
});
