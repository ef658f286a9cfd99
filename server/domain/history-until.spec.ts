import { flowTableOf } from '../../test/support/flow-tables';
import type { ForecastHistory } from './forecast-history';
import { historyUntil } from './history-until';
import { ABANDONED, flagBit, MERGE, MERGED, OPEN, PICKUP, REVIEW, WRITE } from './stage';

const WEEK = 7 * 86400;

/** Four weeks from 0; now is the end of the fourth. */
function history(): ForecastHistory {
  const table = flowTableOf([
    // Merged in the first week, deployed by the first deploy in the second.
    {
      visits: [
        { stage: WRITE, enter: 100, leave: 200 },
        { stage: PICKUP, enter: 200, leave: 300 },
        { stage: REVIEW, enter: 300, leave: 400 },
        { stage: MERGE, enter: 400, leave: 500 },
        { stage: 4, enter: 500, leave: WEEK + 50 },
      ],
      created: 150,
      end: 500,
      state: MERGED,
      deploy: 0,
    },
    // In review at the end of the second week, with the author; given up in the third.
    {
      visits: [
        { stage: WRITE, enter: 900, leave: 1000 },
        { stage: PICKUP, enter: 1000, leave: WEEK },
        { stage: REVIEW, enter: WEEK, leave: 2 * WEEK + 500 },
      ],
      court: [{ from: WEEK, to: 2 * WEEK + 400 }],
      created: 1000,
      end: 2 * WEEK + 500,
      state: ABANDONED,
      stage: REVIEW,
    },
    // Merged in the third week without a review; at the end of the second it waited for one.
    {
      visits: [
        { stage: WRITE, enter: WEEK + 10, leave: WEEK + 20 },
        { stage: MERGE, enter: WEEK + 20, leave: 2 * WEEK + 20 },
      ],
      created: WEEK + 20,
      end: 2 * WEEK + 20,
      state: MERGED,
      flags: flagBit('unreviewed'),
    },
    // Begun in the second week, opened in the third.
    { visits: [{ stage: WRITE, enter: WEEK + 30, leave: NaN }], created: 2 * WEEK + 30 },
  ]);
  return {
    now: 4 * WEEK,
    past: { length: 4, edges: Float64Array.of(0, WEEK, 2 * WEEK, 3 * WEEK, 4 * WEEK) },
    future: { length: 1, edges: Float64Array.of(4 * WEEK, 5 * WEEK) },
    table,
    firstPass: Uint8Array.of(0, 0, 255, 255),
    teams: [],
    services: ['api'],
    known: [true, true, true, true, true, true],
    targets: [NaN, 1, 2, 0.5, 2, 0.5],
    deploys: {
      service: Int32Array.of(0, 0),
      left: Float64Array.of(WEEK, 3 * WEEK),
      finished: Float64Array.of(WEEK + 50, 3 * WEEK + 50),
      success: Uint8Array.of(1, 1),
      changes: Int32Array.of(1, 0),
    },
    incidents: {
      opened: Float64Array.of(WEEK + 60, 3 * WEEK),
      resolved: Float64Array.of(3 * WEEK, 3 * WEEK + 60),
      service: Int32Array.of(0, 0),
      deploy: Int32Array.of(0, -1),
    },
    hitRate: null,
    calendar: { starts: new Float64Array(0), ends: new Float64Array(0) },
  };
}

describe('historyUntil', () => {
  const cut = historyUntil(history(), 2);

  it('knows only what was opened by then', () => {
    expect(cut.table.length).toBe(3);
    expect(cut.firstPass).toHaveLength(3);
    expect(cut.now).toBe(2 * WEEK);
    expect([...cut.past.edges]).toEqual([0, WEEK, 2 * WEEK]);
    expect([...cut.future.edges]).toEqual([2 * WEEK, 3 * WEEK, 4 * WEEK, 5 * WEEK]);
  });

  it('leaves what was over as it is', () => {
    expect(cut.table.state[0]).toBe(MERGED);
    expect(cut.table.leave[4][0]).toBe(WEEK + 50);
    expect(cut.table.deploy[0]).toBe(0);
  });

  it('opens what ended later, in the stage it was in', () => {
    expect(cut.table.state[1]).toBe(OPEN);
    expect(cut.table.stage[1]).toBe(REVIEW);
    expect(cut.table.leave[REVIEW][1]).toBeNaN();
    expect(cut.table.end[1]).toBeNaN();
    expect(cut.table.court.to[0]).toBeNaN();
  });

  it('lets what was merged later without a review wait for one', () => {
    expect(cut.table.stage[2]).toBe(PICKUP);
    expect(cut.table.enter[PICKUP][2]).toBe(WEEK + 20);
    expect(cut.table.enter[MERGE][2]).toBeNaN();
    expect(cut.table.flags[2] & flagBit('unreviewed')).toBe(0);
  });

  it('knows deploys and incidents up to then', () => {
    expect([...cut.deploys.changes]).toEqual([1]);
    expect([...cut.incidents.opened]).toEqual([WEEK + 60]);
    expect(cut.incidents.resolved[0]).toBeNaN();
    expect([...cut.incidents.deploy]).toEqual([0]);
  });
});
