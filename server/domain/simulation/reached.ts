import type { Change } from './change';
import type { DeployRecord } from './records';
import { MONOREPO, SERVICES } from './services';
import type { World } from './world';

/**
 * Notes the first successful deploy of what a deploy brought to production: its changes, the change one of them was picked from, and what belongs to both
 * services of the monorepo and was merged before it was built, whichever train it was meant for.
 */
export function reached(world: World, deploy: DeployRecord, changes: Change[]): void {
  const note = (change: Change): void => {
    if (change.deployed) return;
    const { repo, number } = change.record;
    change.deployed = true;
    world.truth.changes.push({ repo, number, deploy: deploy.id });
  };
  for (const change of changes) {
    note(change);
    if (change.picks) note(change.picks);
  }
  const { service, record } = changes[changes.length - 1];
  if (SERVICES[service].repo !== MONOREPO) return;
  for (const change of world.shared)
    if (change.record.base === record.base && (change.record.merged_at as number) <= (record.merged_at as number))
      note(change);
  world.shared = world.shared.filter((change) => !change.deployed);
}
