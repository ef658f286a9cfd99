import { mergedGroups } from './small-groups';

const of = (...sizes: [string, number][]) => {
  const { groups, hidden, placeOf } = mergedGroups(sizes.map(([key, people]) => ({ key, people })));
  return {
    shown: groups.map(({ key, people, merged }) => [merged ? '*' : key, people]),
    hidden,
    places: sizes.map(([key]) => placeOf.get(key)),
  };
};

describe('mergedGroups, by hand', () => {
  it('shows groups of five and more as they are', () => {
    expect(of(['a', 5], ['b', 9])).toEqual({ shown: [['a', 5], ['b', 9]], hidden: 0, places: [0, 1] }); // prettier-ignore
  });

  it('puts smaller ones together, last', () => {
    expect(of(['a', 2], ['b', 9], ['c', 3])).toEqual({ shown: [['b', 9], ['*', 5]], hidden: 0, places: [1, 0, 1] }); // prettier-ignore
  });

  it('adds the smallest group to one that is still too small, or the whole less the rest would tell it', () => {
    expect(of(['a', 2], ['b', 9], ['c', 6], ['d', 1])).toEqual({ shown: [['b', 9], ['*', 9]], hidden: 0, places: [1, 0, 1, 1] }); // prettier-ignore
    expect(of(['a', 1], ['b', 9])).toEqual({ shown: [['*', 10]], hidden: 0, places: [0, 0] });
  });

  it('hides people of whom there are too few altogether', () => {
    expect(of(['a', 2], ['b', 2])).toEqual({ shown: [], hidden: 4, places: [-1, -1] });
    expect(of()).toEqual({ shown: [], hidden: 0, places: [] });
  });

  it('leaves groups of nobody out', () => {
    expect(of(['a', 0], ['b', 5])).toEqual({ shown: [['b', 5]], hidden: 0, places: [-1, 0] });
  });
});
