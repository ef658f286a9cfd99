import { comparedLast, sharesLast } from './compared';

it('takes the last entry, the one before, and the mean of the four before the last', () => {
  expect(comparedLast([1, 2, 3, 4, 5, 9])).toEqual({ week: 9, before: 5, four: 3.5 });
});

it('has no mean of fewer than four weeks, or of weeks that are not known', () => {
  expect(comparedLast([4, 5, 9])).toEqual({ week: 9, before: 5, four: NaN });
  expect(comparedLast([1, NaN, 3, 4, 5, 9]).four).toBeNaN();
  expect(comparedLast([])).toEqual({ week: NaN, before: NaN, four: NaN });
});

it('weighs shares of weeks by their n', () => {
  // 1 + 3 + 0 + 5 of 10 + 10 + 0 + 10; a week in which nothing was counted adds nothing
  expect(sharesLast([9, 1, 3, 0, 5, 4], [9, 10, 10, 0, 10, 8])).toEqual({
    week: 0.5, before: 0.5, four: 0.3, n: 8, nBefore: 10, nFour: 30,
  }); // prettier-ignore
  expect(sharesLast([9, 1, 3, NaN, 5, 4], [9, 10, 10, 20, 10, 8]).nFour).toBe(30);
  expect(sharesLast([0], [0])).toEqual({ week: NaN, before: NaN, four: NaN, n: 0, nBefore: 0, nFour: 0 });
});
