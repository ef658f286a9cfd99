import { agentReview } from './agent-review';
import { delegatedRun, recordUsage } from './agent-use';
import { dateText, DAY, WEEK, weekdayOf } from './civil-date';
import type { Change } from './change';
import { incidentCourse } from './incident-course';
import { noteOffers } from './offered';
import { phaseOfWeek } from './planted';
import { pullRequestLife } from './pull-request-life';
import { reached } from './reached';
import type { SimulatedOrganization } from './records';
import { releaseTrains, type ReleaseTrains } from './release-train';
import { pickOf } from './repair';
import { SIMULATED_MAPPING } from './simulated-mapping';
import { subAgentRuns } from './sub-agents';
import { isHoliday } from './work-calendar';
import { worldOf } from './world';
import { planWriting } from './writing';

/**
 * A year of an invented organization of about 60 people in 8 teams, by discrete events: people write in their working hours, reviewers serve
 * queues, checks share machines, release trains have seats. Its constraint moves at planted weeks (see PHASES). Nothing is known from
 * before its first Monday, and nothing happens after `endsAt`: what is open then stays open. The same arguments give the same records.
 *
 * @param endsAt epoch seconds of the Monday 00:00 UTC that ends the last week
 * @throws RangeError when `endsAt` is no Monday 00:00 UTC
 */
export function simulateOrganization({
  seed,
  endsAt,
  weeks = 52,
}: {
  seed: number;
  endsAt: number;
  weeks?: number;
}): SimulatedOrganization {
  if (endsAt % DAY !== 0 || weekdayOf(endsAt / DAY) !== 0)
    throw new RangeError(`endsAt is ${endsAt}, which is no Monday 00:00 UTC in epoch seconds.`);
  const startsAt = endsAt - weeks * WEEK;
  const world = worldOf(seed, startsAt, endsAt);

  const begin = (change: Change): void => life.begin(change);
  const incidents = incidentCourse(world, () => trains, begin);
  const trains: ReleaseTrains = releaseTrains(world, (deploy, changes, again) => {
    reached(world, deploy, [...again, ...changes]);
    incidents.deployed(deploy, changes);
  });
  const agents = agentReview(world, (change) => delegatedRun(world, change));
  const life = pullRequestLife(world, agents, (change) => {
    if (change.shared) world.shared.push(change);
    if (!change.urgent) {
      trains.wait(change);
      return;
    }
    const pick = change.hotfix && !change.picks ? pickOf(world, change) : undefined;
    if (pick) {
      trains.follow(change);
      begin(pick);
    } else trains.hotfix(change);
  });

  planWriting(world, begin);
  world.timeline.run();
  recordUsage(world);
  noteOffers(world.records);
  // After usage, whose days count the runs that people started.
  world.records.agent_run.push(...world.records.agent_run.flatMap(subAgentRuns));

  const holidays: string[] = [];
  for (let day = startsAt / DAY; day < endsAt / DAY; day++) if (isHoliday(day)) holidays.push(dateText(day));
  return {
    name: 'simulated',
    timeZone: 'UTC',
    holidays,
    startsAt,
    endsAt,
    truth: world.truth,
    delivery: SIMULATED_MAPPING,
    planted: Array.from({ length: weeks }, (_, week) => phaseOfWeek(week + 1).constraint),
    records: world.records,
  };
}
