/** Size of a change by changed lines: XS < 10, S < 50, M < 200, L < 500, XL. Source: measures.md 1 (Cuts). */
export const SIZE_BUCKETS = ['XS', 'S', 'M', 'L', 'XL', 'unknown'] as const;
export type SizeBucket = (typeof SIZE_BUCKETS)[number];

const UPPER = [10, 50, 200, 500];

/** Index into SIZE_BUCKETS; NaN changed lines are `unknown`, never XS. */
export function sizeBucketOf(changedLines: number): number {
  if (Number.isNaN(changedLines)) return SIZE_BUCKETS.length - 1;
  const bucket = UPPER.findIndex((upper) => changedLines < upper);
  return bucket < 0 ? UPPER.length : bucket;
}
