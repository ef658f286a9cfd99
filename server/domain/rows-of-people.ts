/** Rows of a table by person: those of person p stand at rows[offsets[p]] … rows[offsets[p + 1] - 1], in the table's order. */
export interface RowsOfPeople {
  rows: Int32Array;
  offsets: Int32Array;
}

/** Rows by person; one pass to count and one to place. */
export function rowsOfPeople(person: Int32Array, length: number, people: number): RowsOfPeople {
  const offsets = new Int32Array(people + 1);
  for (let row = 0; row < length; row++) offsets[person[row] + 1]++;
  for (let p = 0; p < people; p++) offsets[p + 1] += offsets[p];
  const next = offsets.slice();
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[next[person[row]]++] = row;
  return { rows, offsets };
}
