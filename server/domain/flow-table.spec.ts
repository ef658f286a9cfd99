import { flowTableOf } from '../../test/support/flow-tables';
import { BLOCK, blocksOf, eachVisit } from './flow-table';
import { MERGE, PICKUP, WRITE } from './stage';

const seen = (
  table: ReturnType<typeof flowTableOf>,
  stage: number,
  from: number,
  to: number,
  selected?: Uint8Array,
) => {
  const visits: [number, number, number][] = [];
  eachVisit(table, stage, { from, to, selected }, (item, enter, leave) => visits.push([item, enter, leave]));
  return visits;
};

describe('eachVisit', () => {
  const table = flowTableOf([
    { visits: [{ stage: WRITE, enter: 0, leave: 10 }] },
    { visits: [{ stage: WRITE, enter: 10, leave: NaN }] },
    {
      visits: [
        { stage: WRITE, enter: 2, leave: 4 },
        { stage: PICKUP, enter: 4, leave: 6 },
        { stage: WRITE, enter: 6, leave: NaN },
      ],
    },
  ]);

  it('takes what entered before the end and had not left before the start', () => {
    expect(seen(table, WRITE, 0, 20)).toEqual([
      [0, 0, 10],
      [1, 10, Infinity],
      [2, 2, 4],
      [2, 6, Infinity],
    ]);
    // Left in the very moment the span begins: it departs there. Entered in the moment it ends: not any more.
    expect(seen(table, WRITE, 10, 11)).toEqual([
      [0, 0, 10],
      [1, 10, Infinity],
      [2, 6, Infinity],
    ]);
    expect(seen(table, WRITE, 5, 6)).toEqual([[0, 0, 10]]);
  });

  it('leaves out what is not selected, interrupted stays included', () => {
    expect(seen(table, WRITE, 0, 20, Uint8Array.of(0, 1, 0))).toEqual([[1, 10, Infinity]]);
    expect(seen(table, MERGE, 0, 20)).toEqual([]);
  });
});

describe('blocksOf', () => {
  it('reaches from the earliest start to the latest leave of its rows; anything open has no end', () => {
    const rows = Array.from({ length: BLOCK + 2 }, (_, item) => ({
      visits: [{ stage: WRITE, enter: 100 + item, leave: 101 + item }],
      created: 100 + item,
      end: 101 + item,
    }));
    rows[3] = { visits: [{ stage: WRITE, enter: -50, leave: 100 }], created: 103, end: 103 };
    const blocks = blocksOf(flowTableOf(rows));
    expect([...blocks.start]).toEqual([-50, 100 + BLOCK]);
    expect([...blocks.end]).toEqual([100 + BLOCK, 102 + BLOCK]);
    rows[BLOCK + 1] = { visits: [{ stage: WRITE, enter: 9999, leave: NaN }], created: 9999, end: NaN };
    expect(blocksOf(flowTableOf(rows)).end[1]).toBe(Infinity);
  });

  it('a pull request counts until its end even where no stage is left of it', () => {
    const blocks = blocksOf(flowTableOf([{ visits: [], created: 5, end: 8 }]));
    expect([blocks.start[0], blocks.end[0]]).toEqual([5, 8]);
  });
});
