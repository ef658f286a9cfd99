import { SIZE_BUCKETS, sizeBucketOf } from './size-bucket';

describe('sizeBucketOf, measures.md 1: XS < 10, S < 50, M < 200, L < 500, XL', () => {
  it.each([
    [0, 'XS'],
    [9, 'XS'],
    [10, 'S'],
    [49, 'S'],
    [50, 'M'],
    [199, 'M'],
    [200, 'L'],
    [499, 'L'],
    [500, 'XL'],
    [1e9, 'XL'],
    [NaN, 'unknown'],
  ])('%d changed lines are %s', (lines, bucket) => {
    expect(SIZE_BUCKETS[sizeBucketOf(lines)]).toBe(bucket);
  });
});
