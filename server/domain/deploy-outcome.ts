import { takenBackOf } from './taken-back';

/** What the outcome of a production deploy is worked out from. Times in epoch seconds, NaN = unknown. */
export interface DeployFact {
  id: string;
  service: string;
  environment: string;
  sha: string;
  finishedAt: number;
  status: 'success' | 'failure' | 'cancelled';
  /** It says that it was unplanned. */
  rework: boolean;
  /** Id of the deploy it rolls back; '' = none. */
  rollsBack: string;
}

/** An incident that came from a deploy, by the deploy's place. resolvedAt NaN = open. */
export interface LinkedIncident {
  deploy: number;
  resolvedAt: number;
}

export const FAILED_BY = ['status', 'incident', 'rolled_back'] as const;
export const REWORK_BY = ['stated', 'rolls_back', 'fixes'] as const;

/** One entry per deploy, in the order the deploys were given. */
export interface DeployOutcomes {
  /** Bits over FAILED_BY; 0 = required no intervention. */
  failedBy: Uint8Array;
  /** Bits over REWORK_BY. */
  reworkBy: Uint8Array;
  /** Place of the deploy it rolls back, and of the first that rolled it back; -1 = none. */
  rollsBack: Int32Array;
  rolledBackBy: Int32Array;
  /** When a failed deploy was recovered; Infinity = not yet, NaN = it did not fail. */
  recoveredAt: Float64Array;
  incidents: Int32Array;
}

/**
 * Which deploys failed (required immediate intervention), which were rework (unplanned, because of an incident), and when the failed ones were recovered.
 *
 * Failed: its status is failure, an incident came from it, or a later deploy rolled it back. Rework: it says so, it rolls back another, or it
 * brought a change that fixes one whose deploy failed. Recovered: when the last of its incidents was resolved; without incidents when a
 * successful deploy rolled it back or, after a failure, when the next successful deploy of its service and environment finished, whichever was first
 * (a deploy that names neither service nor repository has no next one).
 * Cancelled deploys are none of it. Source: dora.dev (January 2026); how it is told, ours.
 *
 * @param deploys in order of finishedAt
 * @param fixes pairs of places: the deploy that brought a fix, and the deploy whose change it fixes
 */
export function deployOutcomes(
  deploys: readonly DeployFact[],
  incidents: readonly LinkedIncident[],
  fixes: readonly { by: number; of: number }[],
): DeployOutcomes {
  const { length } = deploys;
  const { rollsBack, rolledBackBy, isRollback, isRolledBack } = takenBackOf(deploys);
  const failedBy = new Uint8Array(length);
  const reworkBy = new Uint8Array(length);
  const recoveredAt = new Float64Array(length).fill(NaN);
  const linked = new Int32Array(length);
  const resolved = new Float64Array(length).fill(-Infinity);
  for (const { deploy, resolvedAt } of incidents) {
    if (deploys[deploy].status === 'cancelled') continue;
    linked[deploy]++;
    resolved[deploy] = Math.max(resolved[deploy], Number.isNaN(resolvedAt) ? Infinity : resolvedAt);
  }
  for (let i = 0; i < length; i++) {
    const { status, rework } = deploys[i];
    if (status === 'cancelled') continue;
    failedBy[i] = (status === 'failure' ? 1 : 0) | (linked[i] > 0 ? 2 : 0) | (isRolledBack[i] === 1 ? 4 : 0);
    reworkBy[i] = (rework ? 1 : 0) | (isRollback[i] === 1 ? 2 : 0);
  }
  for (const { by, of } of fixes)
    if (by !== of && failedBy[of] !== 0 && deploys[by].status !== 'cancelled') reworkBy[by] |= 4;
  // Backwards, so that the next success is known.
  const nextSuccess = new Map<string, number>();
  for (let i = length - 1; i >= 0; i--) {
    const deploy = deploys[i];
    const place = JSON.stringify([deploy.service, deploy.environment]);
    if (failedBy[i] !== 0) {
      const back = rolledBackBy[i];
      let until = Infinity;
      if (linked[i] > 0) until = resolved[i];
      else {
        if (back >= 0) until = deploys[back].finishedAt;
        // A failure changed nothing that would have to be taken back: what works next mends it.
        if (deploy.status === 'failure' && deploy.service !== '')
          until = Math.min(until, nextSuccess.get(place) ?? Infinity);
      }
      recoveredAt[i] = Math.max(until, deploy.finishedAt);
    }
    if (deploy.status === 'success') nextSuccess.set(place, deploy.finishedAt);
  }
  return { failedBy, reworkBy, rollsBack, rolledBackBy, recoveredAt, incidents: linked };
}
