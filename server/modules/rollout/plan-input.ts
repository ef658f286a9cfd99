import type { RolloutDocument } from '../../domain/rollout-plan';
import type { RolloutWorkInput } from '../../domain/rollout-work';
import type { WaveTraining } from '../../domain/rollout-writing';
import { takenWith, trainingOf, type Training } from '../../domain/training-seats';
import { weeksBetween } from '../../platform/iso-week';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import type { TeamPeople } from '../../store/team-people';
import { gateEvidenceOf } from './gate-sources';
import { nowOf } from '../../store/range';

/** Weeks whose counts tell how fast a gate gets its data. */
const SEEN = 13;
const MOST = 26;

/** What the planner is given for a document whose teams are spelled out. */
export function planInputOf(
  view: OrganizationView,
  findings: FindingColumns,
  document: RolloutDocument,
  people: readonly TeamPeople[],
): Omit<RolloutWorkInput, 'question'> {
  const asked = new Set(document.waves.flatMap(({ teams }) => teams));
  return {
    document,
    starts: document.waves.map(({ start }) => (start === null ? null : weeksBetween(document.start, start))),
    teams: people.filter(({ team, size }) => asked.has(team) && size > 0),
    gate: slowestGate(view, findings, document),
  };
}

/** The gate that takes longest to have as many observations as it needs, beyond those it looks back on; null = all have them at once. */
function slowestGate(
  view: OrganizationView,
  findings: FindingColumns,
  { gates, waves, weeks }: RolloutDocument,
): RolloutWorkInput['gate'] {
  const until = nowOf(view.organization);
  let slowest: RolloutWorkInput['gate'] = null;
  for (const { name, metric, scope, lookBackWeeks, minimumN } of gates) {
    if (metric !== 'hit_rate' && metric !== 'change_fail_rate') continue;
    const of = scope === 'wave' ? waves.map(({ teams }) => teams) : [undefined];
    for (const teams of of) {
      const { effectiveN } = gateEvidenceOf(view, findings, { metric, lookBackWeeks: SEEN }, { teams, start: until, until, looks: weeks }); // prettier-ignore
      // Without any it would never speak: nothing to wait for.
      if (!(effectiveN > 0)) continue;
      const needed = Math.min(MOST, Math.ceil((minimumN * SEEN) / effectiveN) - lookBackWeeks);
      if (needed > (slowest?.weeks ?? 0)) slowest = { name, weeks: needed };
    }
  }
  return slowest;
}

/** Training of the waves of a document by their stated starts and the seats; a wave without start or seats is left out. Places are those of the document. */
export function statedTraining(
  document: RolloutDocument,
  people: readonly TeamPeople[],
): { place: number; training: Training; wave: WaveTraining }[] {
  let taken = new Array<number>(document.weeks).fill(0);
  const starts = document.waves.map(({ start }) => (start === null ? NaN : weeksBetween(document.start, start)));
  return inOrderOfStart(document).flatMap((place) => {
    const { tier } = document.waves[place];
    const members = membersOf(document, place, people);
    const all = members.reduce((sum, { toTrain }) => sum + toTrain, 0);
    const training = Number.isNaN(starts[place]) ? undefined : trainingOf(all, starts[place], document.trainingSeats, taken); // prettier-ignore
    if (!training) return [];
    taken = takenWith(taken, training);
    return [{ place, training, wave: { tier, ...training, teams: members } }];
  });
}

/** Places of the waves by their stated start, then as they stand in the document; those without one last. */
export function inOrderOfStart({ waves }: RolloutDocument): number[] {
  const at = (place: number): string => waves[place].start ?? '9999';
  return waves.map((_, place) => place).sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b));
}

/** Teams of a wave with the people they would send. */
export function membersOf(
  { waves }: RolloutDocument,
  place: number,
  people: readonly TeamPeople[],
): { team: string; size: number; toTrain: number }[] {
  const { teams, tier } = waves[place];
  return people
    .filter(({ team, size }) => teams.includes(team) && size > 0)
    .map(({ team, size, toTrain }) => ({ team, size, toTrain: toTrain[tier] }));
}
