import { to as copyTo } from 'pg-copy-streams';
import { flowOf } from '../../server/domain/flow';
import type { FlowTable } from '../../server/domain/flow-table';
import type { Periods } from '../../server/domain/period';
import { tallyOf } from '../../server/domain/tally';
import { derive } from '../../server/ledger/derivation';
import { weekStarts } from '../../server/platform/time-zone';
import { importPaths } from '../../server/sources/import-paths';
import type { Store } from '../../server/store/data-source';
import { readFlowColumns, type FlowColumns } from '../../server/store/flow-columns';
import type { Figure } from './figure';
import { hoursLoop, intervalsOf, percentileLoop, wipLoop, type EvenPeriods } from './interval-loops';
import { withDatabase } from './open-database';
import type { Run } from './parts';
import { side, timed } from './timing';

const STAGES = [0, 1, 2, 3, 4];
const ROUNDS = 5;
const WEEK = 7 * 86400;
const COLUMNS =
  'repo, number, author, authorship, state::int, stage::int, flags, changed_lines, created_at, end_at, stays, extra, court';

/** The columns in memory: read, brought up to date, and every figure of the pages worked out from them beside a plain loop. */
export async function columnFigures(run: Run): Promise<Figure[]> {
  return withDatabase(async (store, organizationId) => {
    const gc = global.gc as () => void;
    gc();
    const before = process.memoryUsage();
    const { ms: cold, result: columns } = await timed(() => readFlowColumns(store, organizationId));
    const drained = await timed(() => drain(store, organizationId, ''));
    gc();
    const after = process.memoryUsage();
    const bytes = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
    const figures: Figure[] = [
      { name: 'columns read', unit: 'ms', ours: cold, floor: drained.ms, floorName: 'the same COPY, thrown away' },
      { name: 'columns: memory per pull request', unit: 'B', ours: bytes / columns.table.length },
      ...(await tableFigures(columns, run)),
      ...(await refreshFigures(store, organizationId, columns, run)),
    ];
    return figures;
  });
}

async function tableFigures({ table, people }: FlowColumns, run: Run): Promise<Figure[]> {
  const now = run.horizon;
  const edges = weekStarts('UTC', table.blockStart.reduce((a, b) => Math.min(a, b)), now); // prettier-ignore
  const periods: Periods = { length: edges.length - 1, edges };
  const even: EvenPeriods = { begin: edges[0], seconds: WEEK, count: periods.length, now };
  const groups = people.teams.length;
  const options = { now, groupOf: table.team, groups };
  const intervals = STAGES.map((stage) => intervalsOf(table, stage, table.team));
  compare(table, periods, even, groups, now);

  const percentiles = await side(
    ROUNDS,
    () => STAGES.map((stage) => flowOf(table, stage, periods, options).p95[0]),
    () => STAGES.map((stage) => percentileLoop(intervals[stage], groups, even)[0]),
  );
  const hours = await side(
    ROUNDS,
    () => STAGES.map((stage) => tallyOf(table, stage, periods, options).hours[0]),
    () => STAGES.map((stage) => hoursLoop(intervals[stage], groups, even)[0]),
  );
  const wip = await side(
    ROUNDS,
    () => STAGES.map((stage) => tallyOf(table, stage, periods, options).wip[0]),
    () => STAGES.map((stage) => wipLoop(intervals[stage], groups, even)[0]),
  );
  const aim = '≤ 2 ×';
  return [
    { name: 'p50, p85, p95 per week × team × stage (with all counts, hours and WIP)', unit: 'ms', ours: percentiles.ours, floor: percentiles.floor, floorName: 'loop for the percentiles alone', aim }, // prettier-ignore
    { name: 'the same', unit: 'ms', ours: percentiles.ours, floor: percentiles.floor + hours.floor + wip.floor, floorName: 'loops for percentiles, hours and WIP', aim }, // prettier-ignore
    { name: 'stage hours (with arrivals, departures, WIP and durations)', unit: 'ms', ours: hours.ours, floor: hours.floor, floorName: 'loop for the hours alone', aim }, // prettier-ignore
    { name: 'WIP (with the same)', unit: 'ms', ours: wip.ours, floor: wip.floor, floorName: 'loop for WIP alone', aim },
  ];
}

/** A floor that counted something else would be no floor: both must agree, cell by cell. */
function compare(table: FlowTable, periods: Periods, even: EvenPeriods, groups: number, now: number): void {
  for (const stage of STAGES) {
    const flow = flowOf(table, stage, periods, { now, groupOf: table.team, groups });
    const intervals = intervalsOf(table, stage, table.team);
    const percentiles = percentileLoop(intervals, groups, even);
    const hours = hoursLoop(intervals, groups, even);
    const wip = wipLoop(intervals, groups, even);
    for (let cell = 0; cell < groups * periods.length; cell++) {
      const group = Math.floor(cell / periods.length);
      const period = cell % periods.length;
      const agrees =
        near(flow.tally.hours[cell], hours[cell]) &&
        flow.tally.wip[cell] === wip[group * (periods.length + 1) + period] &&
        (flow.estimated[cell] === 1 ||
          (near(flow.p50[cell], percentiles[3 * cell]) && near(flow.p95[cell], percentiles[3 * cell + 2])));
      if (!agrees) throw new Error(`The plain loops disagree at stage ${stage}, team ${group}, week ${period}.`);
    }
  }
}

const near = (a: number, b: number): boolean =>
  (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

async function refreshFigures(store: Store, organizationId: number, columns: FlowColumns, run: Run): Promise<Figure[]> {
  let derivation = 0;
  const { ms } = await timed(() =>
    importPaths(store, organizationId, [run.morning], {
      now: () => run.horizon,
      derive: async (id, touched) => {
        derivation = (await timed(() => derive(store, id, touched))).ms;
      },
    }),
  );
  const refresh = await side(
    ROUNDS,
    () => readFlowColumns(store, organizationId, columns),
    () => drain(store, organizationId, `WHERE version > ${columns.version}`),
  );
  return [
    { name: 'import of 1,000 records more', unit: 'ms', ours: ms },
    { name: '… of that, stages derived', unit: 'ms', ours: derivation },
    { name: 'columns brought up to date after it', unit: 'ms', ours: refresh.ours, floor: refresh.floor, floorName: 'the same COPY, thrown away' }, // prettier-ignore
  ];
}

/** Reads what the columns are made of, and does nothing with it. */
async function drain(store: Store, organizationId: number, where: string): Promise<number> {
  return store.inOrganization(organizationId, async (client) => {
    let bytes = 0;
    const rows = client.query(
      copyTo(`COPY (SELECT ${COLUMNS} FROM pull_request_flow ${where}) TO STDOUT (FORMAT binary)`),
    );
    for await (const chunk of rows) bytes += (chunk as Buffer).length;
    return bytes;
  });
}
