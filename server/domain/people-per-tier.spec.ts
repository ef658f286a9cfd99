import type { TierTable } from './adoption-table';
import { movesBetween, peoplePerTier } from './people-per-tier';

/** Four people over two weeks: none → power (at least), casual → casual, unknown → not there, not there → casual. */
const table: TierTable = {
  people: 4,
  weeks: 2,
  endDay: Int32Array.of(6, 13),
  tier: Uint8Array.of(0, 3, 2, 2, 4, 255, 255, 2),
  atLeast: Uint8Array.of(1, 0, 0, 1, 1, 0, 0, 0),
  evidence: new Uint8Array(8),
  value: new Float32Array(8),
};

describe('people per tier', () => {
  it('adds up to all who are there; an unknown tier is not at least anything', () => {
    expect(peoplePerTier(table, 0)).toEqual({ counts: Int32Array.of(1, 0, 1, 0, 1), atLeast: 1, people: 3 });
    expect(peoplePerTier(table, 1)).toEqual({ counts: Int32Array.of(0, 0, 2, 1, 0), atLeast: 1, people: 3 });
    expect(peoplePerTier(table, 1, Uint8Array.of(1, 0, 1, 0)).people).toBe(1);
    expect(peoplePerTier(table, 2).people).toBe(0);
    expect(peoplePerTier(table, -1).people).toBe(0);
  });

  it('says who went where, also out of and into the organization', () => {
    expect(movesBetween(table, 0, 1)).toEqual([
      { from: 0, to: 3, people: 1 },
      { from: 2, to: 2, people: 1 },
      { from: 4, to: -1, people: 1 },
      { from: -1, to: 2, people: 1 },
    ]);
    // Before the first week nobody was there.
    expect(movesBetween(table, -1, 0).map(({ from, people }) => [from, people])).toEqual([[-1, 1], [-1, 1], [-1, 1]]); // prettier-ignore
  });
});
