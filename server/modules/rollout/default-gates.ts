import { shareEvidence } from '../../domain/gate-interval';
import type { GateRule } from '../../domain/rollout-plan';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import { nowOf } from '../../store/range';
import { gateEvidenceOf } from './gate-sources';

const LOOK_BACK = 8;
const MINIMUM = 30;
/** Between pass and fail: what a person decides. */
const BETWEEN = 0.1;

/**
 * Gates to begin with. Those of shares come from the organization itself: what it keeps now, for certain, is what has to be kept. The hit rate passes
 * down to the lower bound of the last 8 weeks and fails ten points below; the change fail rate passes up to the upper bound and fails ten points above;
 * all in whole percent. Without a source, or with fewer than 30 (effective) observations, there is no such gate: it would hold every wave.
 */
export function defaultGates(view: OrganizationView, findings: FindingColumns, reviewWaitHours: number): GateRule[] {
  const now = nowOf(view.organization);
  const seen = (metric: 'hit_rate' | 'change_fail_rate') =>
    gateEvidenceOf(view, findings, { metric, lookBackWeeks: LOOK_BACK }, { teams: undefined, start: now, until: now, looks: 1 }); // prettier-ignore
  return [
    { name: 'Review capacity', metric: 'capacity', scope: 'organization', pass: { atLeast: 0.8 }, fail: { below: 0.5 }, lookBackWeeks: 1, minimumN: 40 }, // prettier-ignore
    ...hitRateGate(seen('hit_rate')),
    { name: 'Wait for review', metric: 'review_wait', scope: 'organization', pass: { atMost: 2 * reviewWaitHours }, fail: { above: 3 * reviewWaitHours }, lookBackWeeks: 4, minimumN: MINIMUM }, // prettier-ignore
    ...failRateGate(seen('change_fail_rate')),
  ];
}

type Share = Pick<ReturnType<typeof shareEvidence>, 'low' | 'high' | 'effectiveN'>;

/** Down to what the lower bound is now; none where there is nothing left to fail below. */
export function hitRateGate({ low, effectiveN }: Share): GateRule[] {
  const least = Math.floor(100 * low) / 100;
  if (!(effectiveN >= MINIMUM) || !(least > BETWEEN)) return [];
  return [{ name: 'Hit rate of AI review', metric: 'hit_rate', scope: 'organization', pass: { atLeast: least }, fail: { below: percent(least - BETWEEN) }, lookBackWeeks: LOOK_BACK, minimumN: MINIMUM }]; // prettier-ignore
}

/** Up to what the upper bound is now; none where there is nothing left to fail above. */
export function failRateGate({ high, effectiveN }: Share): GateRule[] {
  const most = Math.ceil(100 * high) / 100;
  if (!(effectiveN >= MINIMUM) || !(most + BETWEEN < 1)) return [];
  return [{ name: 'Change fail rate', metric: 'change_fail_rate', scope: 'organization', pass: { atMost: most }, fail: { above: percent(most + BETWEEN) }, lookBackWeeks: LOOK_BACK, minimumN: MINIMUM }]; // prettier-ignore
}

const percent = (share: number): number => Math.round(100 * share) / 100;
