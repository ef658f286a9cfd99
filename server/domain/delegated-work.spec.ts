import { adoptionTables, dayOf, type GivenRun, type GivenUsage } from '../../test/support/adoption-tables';
import type { DelegatedScope } from './delegated-rows';
import { delegatedWorkOf } from './delegated-work';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Two periods of a day each: day 10 and day 11; hours count from the beginning of day 10. */
const at = (hour: number): number => 240 + hour;
const scope: DelegatedScope = { usage: true, from: 10 * DAY, to: 12 * DAY, dayOf };
const periods = { length: 2, edges: Float64Array.of(10 * DAY, 11 * DAY, 12 * DAY) };
const workOf = (given: { runs?: GivenRun[]; usage?: GivenUsage[] }, narrowed: Partial<DelegatedScope> = {}) =>
  delegatedWorkOf(adoptionTables({ people: 3, ...given }), { ...scope, ...narrowed }, periods);

describe('delegated work', () => {
  it('cuts a run at midnight, and counts it where it starts', () => {
    const work = workOf({ runs: [{ from: at(22), to: at(27) }] });
    expect([...work.hours]).toEqual([2, 3]);
    expect([...work.started]).toEqual([1, 0]);
    expect([...work.lengths]).toEqual([5]);
    expect(work.total).toBe(5);
  });

  it('takes of a run that began before, or goes on after, the hours inside, and the length of neither that began before', () => {
    const work = workOf({ runs: [{ from: at(-4), to: at(1) }, { from: at(47), to: at(50) }] }); // prettier-ignore
    expect([...work.hours]).toEqual([1, 1]);
    expect([work.runs, ...work.lengths]).toEqual([1, 3]);
    expect(work.longest).toBe(3);
  });

  it('adds runs at once up', () => {
    const runs = [{ from: at(1), to: at(3) }, { from: at(1), to: at(3) }]; // prettier-ignore
    expect(workOf({ runs }).total).toBe(4);
  });

  it('counts a run without an end apart', () => {
    const work = workOf({ runs: [{ from: at(1), to: NaN }, { from: at(2), to: at(4) }] }); // prettier-ignore
    expect([work.total, work.runs, work.withoutEnd, work.lengths.length]).toEqual([2, 2, 1, 1]);
  });

  it('counts runs that a run started apart, also when that one is not recorded, and those a person works in not at all', () => {
    const work = workOf({
      runs: [
        { from: at(1), to: at(5), compactions: 2 },
        { from: at(2), to: at(3), parent: 0, compactions: 1 },
        { from: at(3), to: at(4), parent: -2 },
        { from: at(6), to: at(9), delegated: false, compactions: 7 },
      ],
    });
    expect([work.total, work.runs, work.subAgentRuns, work.compactions]).toEqual([4, 1, 2, 3]);
  });

  it('does not know compactions nobody tells of', () => {
    expect(workOf({ runs: [{ from: at(1), to: at(2) }] }).compactions).toBeNaN();
    expect(workOf({ runs: [{ from: at(1), to: at(2), compactions: 0 }] }).compactions).toBe(0);
  });

  it.each<[string, GivenUsage, number]>([
    ['on a day without runs', { day: 11, delegatedMinutes: 60 }, 3],
    ['of another tool on the day of a run', { day: 10, tool: 1, delegatedMinutes: 60 }, 3],
    ['of another person on the day of a run', { person: 1, day: 10, delegatedMinutes: 60 }, 3],
    ['never beside a recorded run of that person, tool and day', { day: 10, delegatedMinutes: 60 }, 2],
    ['nor beside one on another surface', { day: 10, surface: 3, delegatedMinutes: 60 }, 2],
    ['not of a day outside', { day: 12, delegatedMinutes: 60 }, 2],
  ])('takes an hour of usage %s', (_, usage, hours) => {
    expect(workOf({ runs: [{ from: at(8), to: at(10) }], usage: [usage] }).total).toBe(hours);
  });

  it('takes runs and the longest of usage only where delegated minutes are told', () => {
    const told = workOf({ usage: [{ day: 11, runs: 4, delegatedMinutes: 90, longestRunMinutes: 45 }] });
    expect([told.runs, [...told.started], told.longest, told.total]).toEqual([4, [0, 4], 0.75, 1.5]);
    const untold = workOf({ usage: [{ day: 11, runs: 4, longestRunMinutes: 45 }] });
    expect([untold.runs, untold.longest]).toEqual([0, NaN]);
  });

  it('takes a run over midnight as a record of both days', () => {
    const usage = [{ day: 10, delegatedMinutes: 60 }, { day: 11, delegatedMinutes: 60 }]; // prettier-ignore
    expect(workOf({ runs: [{ from: at(23), to: at(25) }], usage }).total).toBe(2);
    // An end at midnight belongs to the day before.
    expect(workOf({ runs: [{ from: at(23), to: at(24) }], usage }).total).toBe(2);
  });

  it('leaves out whom and what the scope leaves out', () => {
    const given = {
      runs: [{ from: at(1), to: at(2) }, { person: 1, from: at(3), to: at(5) }],
      usage: [{ person: 2, day: 11, delegatedMinutes: 180 }],
    }; // prettier-ignore
    expect([...workOf(given).ofPerson]).toEqual([1, 2, 3]);
    expect(workOf(given, { people: Uint8Array.of(0, 1, 0) }).total).toBe(2);
    expect(workOf(given, { runs: Uint8Array.of(1, 0), usage: false }).total).toBe(1);
    expect([...workOf(given).delegates]).toEqual([1, 1, 1]);
  });
});
