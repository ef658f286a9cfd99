import fc from 'fast-check';
import { adoptionTables, dayOf, type GivenRun, type GivenUsage } from '../../test/support/adoption-tables';
import { runsAtOnceOf } from './runs-at-once';

const scope = { usage: true, from: 0, to: 48 * 3600, dayOf };
const mostOf = (runs: GivenRun[], usage: GivenUsage[] = []): number =>
  runsAtOnceOf(adoptionTables({ people: 1, runs, usage }), scope)[0];

describe('runs at once', () => {
  it.each<[string, GivenRun[], number]>([
    ['none', [], 0],
    ['one', [{ from: 1, to: 2 }], 1],
    ['touching ends', [{ from: 1, to: 2 }, { from: 2, to: 3 }], 1],
    ['a common moment', [{ from: 1, to: 2.001 }, { from: 2, to: 3 }], 2],
    ['one inside another, and one after', [{ from: 1, to: 9 }, { from: 2, to: 3 }, { from: 4, to: 5 }], 2],
    ['three of which two share a moment at a time', [{ from: 1, to: 3 }, { from: 2, to: 5 }, { from: 4, to: 6 }], 2],
    ['three at once', [{ from: 1, to: 3 }, { from: 1, to: 3 }, { from: 2, to: 4 }], 3],
    ['without an end', [{ from: 1, to: NaN }, { from: 1, to: 2 }], 1],
    ['of no length', [{ from: 1, to: 1 }], 0],
    ['one that a run started', [{ from: 1, to: 3 }, { from: 1, to: 3, parent: 0 }], 1],
    ['one a person works in', [{ from: 1, to: 3 }, { from: 1, to: 3, delegated: false }], 1],
    ['at once only after the span', [{ from: 1, to: 60 }, { from: 47, to: 48 }, { from: 49, to: 60 }], 2],
  ])('%s', (_, runs, most) => expect(mostOf(runs)).toBe(most)); // prettier-ignore

  it('takes what a day tells where no run of it is recorded', () => {
    expect(mostOf([{ from: 1, to: 2 }], [{ day: 1, delegatedMinutes: 30, mostParallelRuns: 4 }])).toBe(4);
    expect(mostOf([{ from: 1, to: 2 }], [{ day: 0, delegatedMinutes: 30, mostParallelRuns: 4 }])).toBe(1);
    expect(mostOf([], [{ day: 1, mostParallelRuns: 4 }])).toBe(0);
  });

  it('is the most intervals around the start of any of them', () => {
    const run = fc.record({ from: fc.integer({ min: 0, max: 30 }), to: fc.integer({ min: 31, max: 47 }) });
    const short = fc.record({ from: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 7 }) });
    fc.assert(
      fc.property(fc.array(run), fc.array(short), (long, brief) => {
        const runs = [...long, ...brief.map(({ from, length }) => ({ from, to: from + length }))];
        const naive = Math.max(
          0,
          ...runs.map(({ from }) => runs.filter((of) => of.from <= from && from < of.to).length),
        );
        expect(mostOf(runs)).toBe(naive);
      }),
    );
  });
});
