import type { Change } from './change';
import { DAY } from './civil-date';
import type { DeployRecord } from './records';
import { SERVICES } from './services';
import type { World } from './world';

export interface ReleaseTrains {
  /** A merged change waits for its service's next train. */
  wait(change: Change): void;
  /** Deploys one change on its own, because of an incident. */
  hotfix(change: Change): void;
  /** Puts the version before this deploy back into production; ends at `finishedAt`. */
  rollBack(deploy: DeployRecord, finishedAt: number): void;
}

/**
 * Release trains: each service's train leaves every working day or every second one with a limited number of seats, first merged first;
 * what finds no seat waits for the next. A failed train is repeated some hours later with the same changes. `deployed` is told of every
 * successful production deploy.
 */
export function releaseTrains(
  world: World,
  deployed: (deploy: DeployRecord, changes: Change[]) => void,
): ReleaseTrains {
  const { timeline, records } = world;
  const draw = world.draw.deploy;
  const waiting: Change[][] = SERVICES.map(() => []);
  const live = SERVICES.map(() => draw.hex(40));
  let count = 0;

  function record(
    service: number,
    part: Partial<DeployRecord> & Pick<DeployRecord, 'sha' | 'started_at' | 'finished_at'>,
  ): DeployRecord {
    const deploy: DeployRecord = {
      id: `deploy-${++count}`,
      service: SERVICES[service].service,
      repo: SERVICES[service].repo,
      environment: 'production',
      ref: 'main',
      status: 'success',
      commits: [],
      pull_requests: [],
      ...part,
    };
    records.deploy.push(deploy);
    return deploy;
  }

  function ship(service: number, changes: Change[], minutes: number, rework: boolean): void {
    const startedAt = timeline.now;
    const works = draw.chance(rework ? 0.98 : 0.95);
    timeline.at(startedAt + minutes * 60, () => {
      const shas = changes.map((change) => change.record.merge_commit_sha as string);
      const sha = shas[shas.length - 1];
      const deploy = record(service, {
        sha,
        started_at: startedAt,
        finished_at: timeline.now,
        status: works ? 'success' : 'failure',
        commits: shas,
        pull_requests: changes.map((change) => String(change.record.number)),
        ...(rework && { rework }),
      });
      if (!works) {
        timeline.at(timeline.now + draw.between(1, 3) * 3600, () => ship(service, changes, minutes, rework));
        return;
      }
      live[service] = sha;
      deployed(deploy, changes);
    });
  }

  SERVICES.forEach(({ seats, everyDays, hour }, service) => {
    const days = world.calendar.openings(world.startsAt, world.endsAt);
    for (let i = 0; i < days.length; i++) {
      // The last working day before some days off has a train in any case.
      if (i % everyDays !== everyDays - 1 && !(days[i + 1] - days[i] > 3 * DAY)) continue;
      timeline.at(days[i] - (days[i] % DAY) + hour * 3600 + draw.below(600), () => {
        const changes = waiting[service].splice(0, seats * world.phaseNow().seats);
        if (changes.length > 0) ship(service, changes, draw.between(12, 35), false);
      });
    }
  });

  // The preview of the newest checkout is built every night and is there at midnight, also at the one that ends the records.
  for (let midnight = world.startsAt + DAY; midnight <= world.endsAt; midnight += DAY)
    timeline.at(midnight, () => {
      record(0, {
        sha: waiting[0].at(-1)?.record.merge_commit_sha ?? live[0],
        started_at: midnight - 420,
        finished_at: midnight,
        environment: 'preview',
      });
    });

  return {
    wait: (change) => void waiting[change.service].push(change),
    hotfix: (change) => ship(change.service, [change], draw.between(6, 12), true),
    rollBack(deploy, finishedAt) {
      const service = SERVICES.findIndex((candidate) => candidate.service === deploy.service);
      const sha = draw.hex(40);
      timeline.at(finishedAt, () => {
        // Its own commit is listed, so that nobody takes the rollback for a deploy of what waits.
        record(service, {
          sha,
          started_at: finishedAt - 300,
          finished_at: finishedAt,
          commits: [sha],
          rework: true,
          rolls_back: deploy.id,
        });
      });
    },
  };
}
