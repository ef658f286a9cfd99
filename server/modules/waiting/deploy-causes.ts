import type { Duty } from '../../domain/busy-times';
import { eachVisit } from '../../domain/flow-table';
import { DEPLOY } from '../../domain/stage';
import { splitDelivery, type Train } from '../../domain/train-wait';
import { answered, type OrganizationView } from '../../store/organization-view';
import type { CauseHours } from './cause-hours';

/** `deployEvidence` of a deploy inferred from the time. */
const INFERRED = 4;

/** The attempts to deliver each service in order of leaving, and where each deploy stands among them. */
interface Trains {
  ofService: Map<string, Train[]>;
  /** Per deploy of `flow.deployIds`: its service and place; undefined = no deploy to production has that id. */
  placed: ({ service: string; place: number } | undefined)[];
  /** Changes per deploy of `flow.deployIds`. */
  sizes: Int32Array;
}

function trainsOf({ flow, deploys }: OrganizationView): Trains {
  const { table, deployIds } = flow;
  const sizes = new Int32Array(deployIds.length);
  const latestMerge = new Float64Array(deployIds.length).fill(NaN);
  for (let item = 0; item < table.length; item++) {
    const deploy = table.deploy[item];
    if (deploy < 0) continue;
    sizes[deploy]++;
    if (!(latestMerge[deploy] >= table.end[item])) latestMerge[deploy] = table.end[item];
  }
  const numberOf = new Map(deployIds.map((id, number) => [id, number]));
  const ofService = new Map<string, (Train & { id: string })[]>();
  for (const { id, service, startedAt, finishedAt, status, rollsBack } of deploys.rows) {
    // Cancelled ones did not leave, and what only takes another back has no seats.
    const number = numberOf.get(id);
    if (status === 'cancelled' || (rollsBack !== '' && number === undefined)) continue;
    const train = {
      id,
      left: startedAt <= finishedAt ? startedAt : finishedAt,
      finished: finishedAt,
      success: status === 'success',
      latestMerge: number === undefined ? NaN : latestMerge[number],
    };
    const line = ofService.get(service);
    if (line) line.push(train);
    else ofService.set(service, [train]);
  }
  const placed = new Array<Trains['placed'][number]>(deployIds.length).fill(undefined);
  for (const [service, line] of ofService) {
    line.sort((a, b) => a.left - b.left || a.finished - b.finished);
    line.forEach(({ id }, place) => {
      const number = numberOf.get(id);
      if (number !== undefined) placed[number] = { service, place };
    });
  }
  return { ofService, placed, sizes };
}

/** Adds the waits from merge to production within [from, to) to `hours`. */
export function addDeployCauses(
  view: OrganizationView,
  { from, to, selected }: { from: number; to: number; selected: Uint8Array | undefined },
  everybody: Duty,
  hours: CauseHours,
): void {
  const { table, services } = view.flow;
  const { ofService, placed, sizes } = answered(view, ['trains'], () => trainsOf(view));
  const inTrains = new Map<string, { alone: number; together: number }>();
  eachVisit(table, DEPLOY, { from, to }, (item) => {
    const deploy = table.deploy[item];
    const train = deploy < 0 ? undefined : placed[deploy];
    if (!train) return;
    const counts = inTrains.get(train.service) ?? { alone: 0, together: 0 };
    inTrains.set(train.service, counts);
    if (sizes[deploy] > 1) counts.together++;
    else counts.alone++;
  });
  const works = (service: string): boolean => {
    const counts = inTrains.get(service);
    return counts !== undefined && counts.together >= counts.alone;
  };
  eachVisit(table, DEPLOY, { selected, from, to }, (item, enter, leave) => {
    const deploy = table.deploy[item];
    const train = deploy < 0 ? undefined : placed[deploy];
    // A deploy nobody recorded as one to production tells of no trains: the calendar alone is left.
    const known = deploy < 0 || train !== undefined;
    const service = train?.service ?? services[table.service[item]];
    splitDelivery(
      { merged: enter, train: train?.place ?? -1, inTrains: known && works(service) },
      known ? (ofService.get(service) ?? []) : [],
      Math.max(from, enter),
      Math.min(to, leave),
      everybody,
      // When a train left is recorded; which one brought the change may be inferred.
      hours.of(item, table.deployEvidence[item] === INFERRED ? 'all' : 'none'),
    );
  });
}
