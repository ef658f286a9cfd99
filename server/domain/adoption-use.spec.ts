import { isUsed } from './adoption-use';

describe('isUsed', () => {
  it.each([
    [[NaN, 0, 3], false, true],
    [[NaN, 0, 0], false, false],
    [[0, 0], true, false],
    // Told nothing: a source names those who used it, unless the tool acted on its own.
    [[NaN, NaN], false, true],
    [[NaN, NaN], true, false],
    [[NaN, 1], true, true],
    [[-4, NaN], false, false],
  ])('figures %j, ambient %j: %j', (figures, ambient, expected) => {
    expect(isUsed({ figures, ambient })).toBe(expected);
  });
});
