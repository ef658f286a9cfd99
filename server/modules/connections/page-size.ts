import { Failure } from '../../platform/failure';

const most = 500;

/**
 * Rows of one page of a list; 50 when nothing is said.
 *
 * @throws Failure bad_input outside 1..500
 */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? 50;
  if (size < 1 || size > most) throw new Failure('bad_input', `"first" is ${size}; a page has from 1 to ${most} rows.`);
  return size;
}
