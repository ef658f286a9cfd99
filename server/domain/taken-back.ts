import { isCommit } from './commit-names';
import type { DeployFact } from './deploy-outcome';

/** Per deploy the place of the one it rolls back and of the successful one that rolled it back first (-1 = none), and whether there is any. */
export interface TakenBack {
  rollsBack: Int32Array;
  rolledBackBy: Int32Array;
  isRollback: Uint8Array;
  isRolledBack: Uint8Array;
}

/**
 * Which deploys took others back: those that say so, and successful ones that bring a commit back to production that had been there before
 * others were deployed to the same service and environment. Those others were rolled back. To deploy again what had itself been rolled back
 * is no rollback but a second try. Cancelled deploys are none of it, and what names neither service nor repository takes back only what it says. Source: ours.
 *
 * @param deploys in order of finishedAt
 */
export function takenBackOf(deploys: readonly Omit<DeployFact, 'rework'>[]): TakenBack {
  const { length } = deploys;
  const found: TakenBack = {
    rollsBack: new Int32Array(length).fill(-1),
    rolledBackBy: new Int32Array(length).fill(-1),
    isRollback: new Uint8Array(length),
    isRolledBack: new Uint8Array(length),
  };
  const placeOf = new Map(deploys.map(({ id }, place) => [id, place]));
  const takeBack = (of: number, by: number): void => {
    found.isRolledBack[of] = 1;
    if (deploys[by].status === 'success' && found.rolledBackBy[of] < 0) found.rolledBackBy[of] = by;
  };
  /** Per service and environment what was deployed there, in order, and where each commit last stood in it. */
  const histories = new Map<string, { places: number[]; last: Map<string, number> }>();
  deploys.forEach((deploy, place) => {
    if (deploy.status === 'cancelled') return;
    const key = JSON.stringify([deploy.service, deploy.environment]);
    const history = histories.get(key) ?? { places: [], last: new Map<string, number>() };
    histories.set(key, history);
    // Only what succeeded has been in production.
    const commit = deploy.status === 'success' && deploy.service !== '' && isCommit(deploy.sha);
    const stated = deploy.rollsBack === '' ? undefined : placeOf.get(deploy.rollsBack);
    if (deploy.rollsBack !== '') found.isRollback[place] = 1;
    if (stated !== undefined && stated !== place && deploys[stated].status !== 'cancelled') {
      found.rollsBack[place] = stated;
      takeBack(stated, place);
    } else if (commit) {
      const before = history.last.get(deploy.sha);
      if (before !== undefined && found.isRolledBack[history.places[before]] === 0)
        for (let i = history.places.length - 1; i > before; i--) {
          const other = history.places[i];
          if (deploys[other].sha === deploy.sha) continue;
          found.isRollback[place] = 1;
          if (found.rollsBack[place] < 0) found.rollsBack[place] = other;
          takeBack(other, place);
        }
    }
    if (commit) history.last.set(deploy.sha, history.places.length);
    history.places.push(place);
  });
  return found;
}
