/**
 * Changed lines that stand for a size bucket where only the bucket is kept: the geometric middle of its limits, for the open ends a half of the
 * lowest and twice the highest limit. In the order of SIZE_BUCKETS; `unknown` is taken for 50. Source: ours.
 */
export const SIZE_LINES = [5, 22, 100, 316, 1000, 50] as const;
