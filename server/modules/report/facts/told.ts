/** A number of an answer as the domain takes it: what is not known is NaN. */
export const told = (value: number | null | undefined): number => value ?? NaN;

/** The same of a column. */
export const toldAll = (values: readonly (number | null)[]): number[] => values.map(told);
