import 'reflect-metadata';
import { weekStarts } from '../../server/platform/time-zone';
import { BottleneckService } from '../../server/modules/flow/bottleneck.service';
import { FlowService } from '../../server/modules/flow/flow.service';
import { OrganizationViews } from '../../server/store/organization-view';
import type { Scope } from '../../server/platform/scope.types';
import { AdoptionViews } from '../../server/store/adoption-columns';
import { FindingViews } from '../../server/store/finding-columns';
import { Organizations } from '../../server/store/organizations';
import { ColumnsCache } from '../../server/store/organization-columns';
import type { Figure } from './figure';
import { hoursLoop, intervalsOf, percentileLoop, wipLoop, type EvenPeriods } from './interval-loops';
import { ORGANIZATION, withDatabase } from './open-database';
import { TEAMS, teamName } from './organization-records';
import type { Run } from './parts';
import { quantile, timed } from './timing';

const STAGES = [0, 1, 2, 3, 4];
const WEEK = 7 * 86400;

/** `flow` and `bottleneck` from the question to the answer. */
export async function serviceFigures(run: Run): Promise<Figure[]> {
  return withDatabase(async (store) => {
    const views = new OrganizationViews(
      new Organizations(store),
      new ColumnsCache(store),
      new AdoptionViews(store, new FindingViews(store)),
    );
    const flows = new FlowService(views);
    const bottlenecks = new BottleneckService(views);
    const flow = (scope: Scope) => timed(() => flows.flow(ORGANIZATION, scope, 'week', run.horizon));
    const bottleneck = (scope: Scope) => timed(() => bottlenecks.bottleneck(ORGANIZATION, scope, run.horizon));
    const cold = await flow({});
    const coldBottleneck = await bottleneck({});

    const { flow: columns, first } = await views.open(ORGANIZATION);
    const even = (weeks: number): EvenPeriods => {
      const edges = weekStarts('UTC', Math.max(first, run.horizon - weeks * WEEK), run.horizon);
      return { begin: edges[0], seconds: WEEK, count: edges.length - 1, now: run.horizon };
    };
    const intervals = STAGES.map((stage) => intervalsOf(columns.table, stage, undefined));
    const half = even(26);
    const year = even(56);
    const flowFloor: number[] = [];
    const bottleneckFloor: number[] = [];
    for (let round = 0; round < 5; round++) {
      const loops = await timed(() =>
        intervals.map((of) => [percentileLoop(of, 1, half)[0], hoursLoop(of, 1, half)[0], wipLoop(of, 1, half)[0]]),
      );
      flowFloor.push(loops.ms);
      const weeks = await timed(() => intervals.map((of) => [hoursLoop(of, 1, year)[0], wipLoop(of, 1, year)[0]]));
      bottleneckFloor.push(weeks.ms);
    }

    // Ranges that differ a little are questions nobody has asked yet.
    const whole: Scope[] = [27, 25, 24, 23, 22].map((weeks) => ({ range: `-${weeks}w` }));
    const cut: Scope[] = Array.from({ length: TEAMS }, (_, team) => ({ teams: [teamName(team)] }));
    const working: Scope[] = whole.map((scope) => ({ ...scope, clock: 'working' as const }));
    await flow({ clock: 'working' });
    const median = async (scopes: Scope[], ask: typeof flow | typeof bottleneck): Promise<number> => {
      const all: number[] = [];
      for (const scope of scopes) all.push((await ask(scope)).ms);
      return quantile(all, 0.5);
    };
    const figure = (name: string, ours: number, floor?: number[], floorName?: string): Figure => ({
      name,
      unit: 'ms',
      ours,
      ...(floor && { floor: Math.min(...floor), floorName }),
    });
    const flowLoops = 'loops for percentiles, hours and WIP over 26 weeks';
    const bottleneckLoops = 'loops for hours and WIP over all weeks';
    return [
      figure('flow, first question of a process', cold.ms),
      figure('bottleneck, columns in memory, first', coldBottleneck.ms, bottleneckFloor, bottleneckLoops),
      figure('flow, new question, whole organization', await median(whole, flow), flowFloor, flowLoops),
      figure('flow, new question, one team', await median(cut, flow)),
      figure('flow, new question, working clock', await median(working, flow)),
      figure('flow, asked again', await median([...whole, ...cut, ...working], flow)),
      figure('bottleneck, new question, whole organization', await median(whole, bottleneck), bottleneckFloor, bottleneckLoops), // prettier-ignore
      figure('bottleneck, new question, one team', await median(cut, bottleneck)),
      figure('bottleneck, new question, working clock', await median(working, bottleneck)),
      figure('bottleneck, asked again', await median([...whole, ...cut, ...working], bottleneck)),
    ];
  });
}
