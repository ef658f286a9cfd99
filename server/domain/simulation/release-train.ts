import type { Change } from './change';
import { DAY } from './civil-date';
import { deployRecord, rehearsal, type DeployFacts } from './deploy-form';
import type { Draw } from './draw';
import type { DeployRecord } from './records';
import { SERVICES } from './services';
import type { World } from './world';

export interface ReleaseTrains {
  /** A merged change waits for its service's next train. */
  wait(change: Change): void;
  /** Deploys one change on its own, because of an incident. */
  hotfix(change: Change): void;
  /** A change that a hotfix brought already: its own commit comes with the next train and takes no seat. */
  follow(change: Change): void;
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
  deployed: (deploy: DeployRecord, changes: Change[], again: Change[]) => void,
): ReleaseTrains {
  const { timeline, records, truth } = world;
  const { deploy: draw, form } = world.draw;
  const waiting: Change[][] = SERVICES.map(() => []);
  const following: Change[][] = SERVICES.map(() => []);
  /** Commit that is in production. */
  const live = SERVICES.map(() => draw.hex(40));
  const numbers = SERVICES.map(() => 0);
  const before = new Map<string, { service: number; sha: string }>();
  let count = 0;

  function record(
    service: number,
    facts: Omit<DeployFacts, 'id' | 'number'>,
    part: Partial<DeployRecord> = {},
  ): DeployRecord {
    const number = ++numbers[service];
    const deploy = { ...deployRecord(SERVICES[service], { ...facts, id: `deploy-${++count}`, number }), ...part };
    records.deploy.push(deploy);
    truth.production.push(deploy.id);
    return deploy;
  }

  /** What was tried before, and an attempt that somebody stopped: neither brings anything to production. */
  function prelude(service: number, facts: Omit<DeployFacts, 'id' | 'number'>): void {
    if (form.chance(0.5)) {
      const tried = rehearsal(SERVICES[service], {
        ...facts,
        id: `rehearsal-${++count}`,
        number: numbers[service] + 1,
      });
      if (tried) records.deploy.push(tried);
    }
    if (form.chance(0.02)) {
      const { startedAt } = facts;
      record(service, { ...facts, startedAt: startedAt - 300, finishedAt: startedAt - 120, status: 'cancelled' });
    }
  }

  /** What a train with this place on the main branch contains of what hotfixes brought before. */
  function takeFollowing(service: number, mergedAt: number): Change[] {
    const all = following[service].splice(0);
    const later = (change: Change): boolean => (change.record.merged_at as number) > mergedAt;
    following[service].push(...all.filter(later));
    return all.filter((change) => !later(change));
  }

  /** @param luck the stream that says whether it works */
  function ship(service: number, changes: Change[], minutes: number, rework: boolean, luck: Draw = draw): void {
    const startedAt = timeline.now;
    const works = luck.chance(rework ? 0.98 : 0.95);
    const head = changes[changes.length - 1].record;
    const again = rework ? [] : takeFollowing(service, head.merged_at as number);
    const sha = SERVICES[service].form === 'silent' ? form.hex(40) : (head.merge_commit_sha as string);
    timeline.at(startedAt + minutes * 60, () => {
      const status = works ? ('success' as const) : ('failure' as const);
      const repeated = again.map((change) => change.record.merge_commit_sha as string);
      const facts = { sha, startedAt, finishedAt: timeline.now, status, changes, ref: head.base, again: repeated };
      if (!rework) prelude(service, facts);
      // Not every pipeline knows that it mends an incident.
      const stated = rework && (!changes[0].hotfix || form.chance(0.6));
      const deploy = record(service, facts, stated ? { rework } : {});
      if (rework) truth.rework.push(deploy.id);
      if (!works) {
        following[service].push(...again);
        timeline.at(timeline.now + luck.between(1, 3) * 3600, () => ship(service, changes, minutes, rework, luck));
        return;
      }
      before.set(deploy.id, { service, sha: live[service] });
      live[service] = sha;
      deployed(deploy, changes, again);
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
      records.deploy.push({
        id: `preview-${++count}`,
        repo: SERVICES[0].repo,
        environment: 'preview',
        source: 'deployment',
        sha: waiting[0].at(-1)?.record.merge_commit_sha ?? live[0],
        ref: 'main',
        started_at: midnight - 420,
        finished_at: midnight,
        status: 'success',
      });
    });

  return {
    wait: (change) => void waiting[change.service].push(change),
    follow: (change) => void following[change.service].push(change),
    hotfix(change) {
      const luck = change.hotfix ? world.draw.repair : draw;
      ship(change.service, [change], luck.between(6, 12), true, luck);
    },
    rollBack(deploy, finishedAt) {
      const { service, sha } = before.get(deploy.id) ?? { service: 0, sha: live[0] };
      const url = `https://deploys.example/runs/${draw.hex(40)}`;
      timeline.at(finishedAt, () => {
        const facts = { sha, startedAt: finishedAt - 300, finishedAt, status: 'success' as const, ref: 'main' };
        // Its commit is the one that was live before, so that nobody takes the rollback for a deploy of what waits.
        const back = record(
          service,
          { ...facts, changes: [], again: [sha] },
          { rework: true, rolls_back: deploy.id, url },
        );
        truth.rework.push(back.id);
        live[service] = sha;
      });
    },
  };
}
