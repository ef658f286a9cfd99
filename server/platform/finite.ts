/** NaN and infinity are unknown outside. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
