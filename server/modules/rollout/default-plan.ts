import { PICKUP } from '../../domain/stage';
import type { RolloutDocument, RolloutTier, WritingFigure } from '../../domain/rollout-plan';
import { percentiles } from '../../domain/statistics/percentile';
import { tallyOf } from '../../domain/tally';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import { nowOf } from '../../store/range';
import type { TeamPeople } from '../../store/team-people';
import { defaultGates } from './default-gates';

const WEEK = 7 * 86400;
/** Weeks whose waits the target is taken from. */
const SEEN = 13;
/** Fewer teams than this can spare none. */
const HOLDOUT_FROM = 4;

/**
 * A plan to begin with: the teams with people in halves, in alphabetical order, first to casual, then to power; the last team stays without where there
 * are four or more. The target is one and a half times the 90th percentile of the wait for a first review in the last 13 weeks, a day at the least.
 *
 * @param start ISO week
 */
export function defaultPlan(
  view: OrganizationView,
  findings: FindingColumns,
  people: readonly TeamPeople[],
  writing: Record<RolloutTier, WritingFigure>,
  start: string,
): RolloutDocument {
  const some = people.filter(({ size }) => size > 0);
  const holdout = some.length >= HOLDOUT_FROM ? some.slice(-1) : [];
  const rest = some.slice(0, some.length - holdout.length);
  const halves = [rest.slice(0, Math.ceil(rest.length / 2)), rest.slice(Math.ceil(rest.length / 2))];
  const waves = (['casual', 'power'] as const).flatMap((tier) =>
    halves.flatMap((half, place) => {
      const teams = half.filter(({ toTrain }) => toTrain[tier] > 0).map(({ team }) => team);
      return teams.length === 0 ? [] : [{ name: `${place === 0 ? 'First' : 'Second'} half, ${tier}`, teams, tier, start: null, soakWeeks: 2 }]; // prettier-ignore
    }),
  );
  const all = rest.reduce((sum, { size }) => sum + size, 0);
  const reviewWaitHours = usualWait(view);
  return {
    downstream: 'rollout-plan/1',
    name: 'Rollout of agents',
    start,
    weeks: 26,
    target: { reviewWaitHours, share: 0.8 },
    waves,
    trainingSeats: Math.max(5, Math.ceil(all / 6)),
    holdout: holdout.map(({ team }) => team),
    order: 'given',
    seed: 1,
    writing,
    gates: defaultGates(view, findings, reviewWaitHours),
  };
}

function usualWait(view: OrganizationView): number {
  const now = nowOf(view.organization);
  const periods = { length: 1, edges: Float64Array.of(now - SEEN * WEEK, now) };
  const { durations } = tallyOf(view.flow.table, PICKUP, periods, { now });
  const usual = durations.length > 0 ? percentiles(durations, [0.9])[0] : 0;
  return Math.max(24, Math.ceil(1.5 * usual));
}
