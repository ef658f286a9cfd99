import { eachVisit, isAbandonment, type FlowTable } from './flow-table';
import { DEPLOY, WRITE } from './stage';

/** What came after a stay. */
export const OVER = -1;
export const GIVEN_UP = -2;
export const STILL = -3;

/** Stays in write … deploy that touch a span, as columns ordered by pull request and time. */
export interface ObservedStays {
  length: number;
  item: Int32Array;
  stage: Uint8Array;
  enter: Float64Array;
  /** NaN = still there. */
  leave: Float64Array;
  /** The stage of the next stay, or OVER, GIVEN_UP, STILL. */
  next: Int8Array;
}

/** All stays that touch [from, to), of selected pull requests. */
export function observedStays(table: FlowTable, from: number, to: number, selected?: Uint8Array): ObservedStays {
  const item: number[] = [];
  const stage: number[] = [];
  const enter: number[] = [];
  const leave: number[] = [];
  for (let of = WRITE; of <= DEPLOY; of++)
    eachVisit(table, of, { from, to, selected }, (row, begins, ends) => {
      item.push(row);
      stage.push(of);
      enter.push(begins);
      leave.push(ends < to ? ends : NaN);
    });
  const order = Int32Array.from(item, (_, place) => place);
  order.sort((a, b) => item[a] - item[b] || enter[a] - enter[b] || stage[a] - stage[b]);
  const stays: ObservedStays = {
    length: order.length,
    item: order.map((place) => item[place]),
    stage: Uint8Array.from(order, (place) => stage[place]),
    enter: Float64Array.from(order, (place) => enter[place]),
    leave: Float64Array.from(order, (place) => leave[place]),
    next: new Int8Array(order.length),
  };
  for (let row = 0; row < stays.length; row++) {
    const left = stays.leave[row];
    const of = stays.item[row];
    stays.next[row] =
      left !== left
        ? STILL
        : row + 1 < stays.length && stays.item[row + 1] === of
          ? stays.stage[row + 1]
          : isAbandonment(table, of, stays.stage[row], left)
            ? GIVEN_UP
            : OVER;
  }
  return stays;
}
