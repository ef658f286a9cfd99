import type { MovePartsFragment } from '../gql/documents';
import { stageName } from './stage-name';

const probability = (p: number) => (p < 0.001 ? 'p < 0.001' : `p = ${Number(p.toPrecision(2))}`);

/** One move of the constraint as a sentence, with the weeks the change lies between or the reason why there are none. */
export function moveText(move: MovePartsFragment): string {
  const what = `The constraint moved from ${stageName(move.from)} to ${stageName(move.to)}`;
  if (!move.dated || !move.between)
    return `${what}: the new label held in ${move.week}; the change cannot be dated, the shift is too small for weekly data.`;
  const [first, last] = [move.between[0], move.between[move.between.length - 1]];
  const when = first === last ? `in week ${first}` : `between week ${first} and week ${last}`;
  return `${what} ${when}${move.p === null ? '' : ` (${probability(move.p)})`}; the new label held in ${move.week}.`;
}
