import { cutOffFaults, sameCutOffs } from './tier-draft';

const delivered = { windowDays: 28, casualDays: 2, powerSurfaces: 2, powerRuns: 4, powerRunHours: 2, powerRunsAtOnce: 2 }; // prettier-ignore

describe('cutOffFaults', () => {
  it.each<[string, Partial<typeof delivered>, object]>([
    ['as delivered', {}, {}],
    ['a window too short', { windowDays: 6 }, { windowDays: 'A whole number from 7 to 90.' }],
    ['an empty field', { powerRuns: undefined }, { powerRuns: 'A whole number from 1 to 10000.' }],
    ['a broken number', { casualDays: 1.5 }, { casualDays: 'A whole number from 1 to 90.' }],
    ['hours may be broken', { powerRunHours: 1.5 }, {}],
    ['no hours', { powerRunHours: 0 }, { powerRunHours: 'A number from 0.01 to 2160.' }],
    ['more days than the window has', { windowDays: 7, casualDays: 8 }, { casualDays: 'At most 7: no more days are looked at.' }],
  ])('%s', (_, changes, expected) => {
    expect(cutOffFaults({ ...delivered, ...changes })).toEqual(expected);
  }); // prettier-ignore

  it('knows the same cut-offs', () => {
    expect(sameCutOffs({ ...delivered }, delivered)).toBe(true);
    expect(sameCutOffs({ ...delivered, powerRuns: 5 }, delivered)).toBe(false);
  });
});
