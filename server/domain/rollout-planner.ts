import type { PlanRefusal, RolloutDocument, RolloutTier, WaveLimit } from './rollout-plan';
import { rolloutOrder } from './rollout-order';
import type { WaveTraining } from './rollout-writing';
import { takenWith, trainingOf, type Training } from './training-seats';

/** A team as the planner sees it. */
export interface PlannerTeam {
  team: string;
  /** People there. */
  size: number;
  /** People not yet at the tier. */
  toTrain: Record<RolloutTier, number>;
  /** Pull requests it writes per week. */
  perWeek: number;
  /** Share of them that the tightest pool of reviewers reviews. */
  onTightest: number;
}

/** Whether the target holds while waves go on; `holds`: share of the simulated runs, NaN = not simulated. */
export interface Capacity {
  holds: number;
  n: number;
}

/** Simulates waves; the target is judged over the weeks [from, to) of the plan. */
export type CapacityOf = (waves: readonly WaveTraining[], from: number, to: number) => Capacity;

export interface PlannerInput {
  document: RolloutDocument;
  /** Weeks from the start of the plan in which waves are stated to start; null = as early as possible. */
  starts: readonly (number | null)[];
  teams: readonly PlannerTeam[];
  /** Weeks after a training before the gates have data enough to speak, with the gate that needs longest. */
  gate: { name: string; weeks: number } | null;
  capacityOf: CapacityOf;
  /** The largest part of its cap that a pool of reviewers is asked for once all of these are trained: a rule of thumb that says where to look first. */
  partOfCap: (waves: readonly WaveTraining[]) => number;
}

/** Teams that no week has room for. */
export interface LeftOut {
  /** Place of their wave in the document. */
  of: number;
  teams: string[];
}

export interface PlannedWave extends Capacity {
  name: string;
  /** Place of its wave in the document. */
  of: number;
  teams: string[];
  tier: RolloutTier;
  people: number;
  training: Training;
  /** Last week of training, and of the soak. */
  trainedBy: number;
  soakUntil: number;
  limitedBy: WaveLimit;
  gate: string | null;
}

export interface Planned {
  waves: PlannedWave[];
  /** Null also means that nobody is left out. */
  refusal: PlanRefusal | null;
  leftOut: LeftOut[];
  base: Capacity;
  /** Weeks until the last wave is trained; NaN without waves. */
  takes: number;
}

/** Weeks after the last training over which the wait is judged at least; else to the end of the plan, since a queue that grows slowly shows late. */
export const SETTLED = 8;
/** Weeks by which a wave is moved at the most, looking for capacity. */
const LONGEST_DELAY = 8;

interface Waiting {
  name: string;
  of: number;
  teams: PlannerTeam[];
  tier: RolloutTier;
  start: number | null;
  soak: number;
  /** Split off another one, for want of capacity. */
  rest: boolean;
}

/**
 * The earliest plan that holds: wave after wave, each as early as the stated start, the soak of the wave before, the gates' data and the seats of the
 * training allow, moved and then shrunk until the simulated wait for review holds its target in the asked share of the runs. A wave that is too large is
 * split: first go the teams that bring most people for the least load on the tightest pool of reviewers and keep every pool under its utilisation cap, the
 * others after the soak. Teams that fit in no week are left out, and the plan is refused with what does fit. A start that the document states is never moved;
 * whether it holds is said. Greedy: no wave gives way to a later one.
 */
export function plannedRollout(input: PlannerInput): Planned {
  const { document, capacityOf, partOfCap, gate } = input;
  const { weeks, target, trainingSeats } = document;
  const queue = waitingOf(input);
  const waves: PlannedWave[] = [];
  const leftOut: LeftOut[] = [];
  const leaveOut = ({ of, teams }: Pick<Waiting, 'of' | 'teams'>): void => void leftOut.push({ of, teams: teams.map(({ team }) => team).sort() }); // prettier-ignore
  const base = capacityOf([], 0, Math.max(weeks, SETTLED));
  const done = (refusal: PlanRefusal | null): Planned => ({
    waves,
    refusal,
    leftOut,
    base,
    takes: waves.length > 0 ? Math.max(...waves.map(({ trainedBy }) => trainedBy + 1)) : NaN,
  });
  if (queue.some(({ teams, tier }) => peopleOf(teams, tier) === 0)) return done('no_people');
  if (base.holds < target.share) return done('base_over_target');
  let taken = new Array<number>(weeks).fill(0);
  let ready = 0;
  let why: { limit: WaveLimit; gate: string | null } = { limit: 'nothing', gate: null };
  const trainingsOf = (more: readonly WaveTraining[]): WaveTraining[] => [...waves.map((wave) => trainingOfWave(wave, input)), ...more]; // prettier-ignore
  const tried = (
    teams: PlannerTeam[],
    tier: RolloutTier,
    from: number,
  ): (Capacity & { training: Training }) | undefined => {
    const training = trainingOf(peopleOf(teams, tier), from, trainingSeats, taken);
    if (!training) return undefined;
    const end = training.start + training.perWeek.length;
    return { training, ...capacityOf(trainingsOf([{ tier, ...training, teams: membersOf(teams, tier) }]), training.start, Math.max(weeks, end + SETTLED)) }; // prettier-ignore
  };
  while (queue.length > 0) {
    const wave = queue.shift()!;
    const from = wave.start ?? ready;
    let found = tried(wave.teams, wave.tier, from);
    if (!found) {
      [wave, ...queue].forEach(leaveOut);
      return done('no_weeks');
    }
    let limit: typeof why = wave.start !== null ? { limit: 'given', gate: null } : why;
    if (wave.start === null && found.training.start > from) limit = { limit: 'seats', gate: null };
    if (wave.rest) limit = { limit: 'capacity', gate: null };
    let teams = wave.teams;
    if (wave.start === null && found.holds < target.share) {
      limit = { limit: 'capacity', gate: null };
      const later = laterThatHolds((week) => tried(teams, wave.tier, week), found.training.start, target.share);
      if (later) found = later;
      else {
        const asked = (part: PlannerTeam[]): number => partOfCap(trainingsOf([{ tier: wave.tier, start: 0, perWeek: [peopleOf(part, wave.tier)], teams: membersOf(part, wave.tier) }])); // prettier-ignore
        const some = shrunk(teams, wave.tier, (part) => tried(part, wave.tier, from), asked, target.share);
        if (!some) {
          leaveOut(wave);
          continue;
        }
        found = some.found;
        queue.unshift({ ...wave, teams: some.rest, rest: true, name: partName(wave.name) });
        teams = some.teams;
      }
    }
    const { training, holds, n } = found;
    const trainedBy = training.start + training.perWeek.length - 1;
    const wait = Math.max(wave.soak, gate?.weeks ?? 0);
    waves.push({
      name: wave.name,
      of: wave.of,
      teams: teams.map(({ team }) => team).sort(),
      tier: wave.tier,
      people: peopleOf(teams, wave.tier),
      training,
      trainedBy,
      soakUntil: trainedBy + wave.soak,
      limitedBy: limit.limit,
      gate: limit.gate,
      holds,
      n,
    });
    taken = takenWith(taken, training);
    ready = trainedBy + 1 + wait;
    why = gate && gate.weeks > wave.soak ? { limit: 'gates', gate: gate.name } : { limit: wave.soak > 0 ? 'soak' : 'seats', gate: null }; // prettier-ignore
  }
  return done(leftOut.length > 0 ? 'capacity' : null);
}

function waitingOf({ document, starts, teams }: PlannerInput): Waiting[] {
  const { waves, order, seed } = document;
  const known = new Map(teams.map((team) => [team.team, team]));
  return rolloutOrder(waves, order, seed).map((place) => ({
    name: waves[place].name,
    of: place,
    teams: waves[place].teams.flatMap((team) => known.get(team) ?? []),
    tier: waves[place].tier,
    start: starts[place],
    soak: waves[place].soakWeeks,
    rest: false,
  }));
}

const peopleOf = (teams: readonly PlannerTeam[], tier: RolloutTier): number =>
  teams.reduce((sum, { toTrain }) => sum + toTrain[tier], 0);

const membersOf = (teams: readonly PlannerTeam[], tier: RolloutTier): WaveTraining['teams'] =>
  teams.map(({ team, size, toTrain }) => ({ team, size, toTrain: toTrain[tier] }));

/** A planned wave as the simulation takes it. */
export function trainingOfWave(
  { teams, tier, training }: PlannedWave,
  input: Pick<PlannerInput, 'teams'>,
): WaveTraining {
  const members = input.teams.filter(({ team }) => teams.includes(team));
  return { tier, ...training, teams: membersOf(members, tier) };
}

/** The least delay with which it holds: the pile of today may drain meanwhile. Where the longest does not help, no other one is tried. */
function laterThatHolds<T extends Capacity>(
  tried: (week: number) => T | undefined,
  from: number,
  share: number,
): T | undefined {
  // With a longer one there are no weeks or seats left.
  let longest = LONGEST_DELAY;
  let last = tried(from + longest);
  while (!last && longest > 1) last = tried(from + --longest);
  if (!last || last.holds < share) return undefined;
  for (let delay = 1; delay < longest; delay++) {
    const earlier = tried(from + delay);
    if (earlier && earlier.holds >= share) return earlier;
  }
  return last;
}

/**
 * As many teams as hold, those first that bring most people for the least load on the tightest pool; undefined = not even one. Begun with those that
 * keep every pool under its cap; then the simulation alone decides: while they do not hold the last goes, then each of the others is tried beside them.
 */
function shrunk<T extends Capacity>(
  teams: readonly PlannerTeam[],
  tier: RolloutTier,
  tried: (teams: PlannerTeam[]) => T | undefined,
  asked: (teams: PlannerTeam[]) => number,
  share: number,
): { teams: PlannerTeam[]; rest: PlannerTeam[]; found: T } | undefined {
  const some = teams.filter(({ toTrain }) => toTrain[tier] > 0);
  const load = ({ perWeek, onTightest, size }: PlannerTeam): number => (perWeek * onTightest) / size;
  const sorted = some.sort((a, b) => load(a) - load(b) || (a.team < b.team ? -1 : 1));
  const most = sorted.length - 1;
  if (most < 1) return undefined;
  const holding = (part: PlannerTeam[]): T | undefined => {
    const found = tried(part);
    return found && found.holds >= share ? found : undefined;
  };
  let part = sorted.reduce<PlannerTeam[]>(
    (picked, team) => (picked.length < most && asked([...picked, team]) <= 1 ? [...picked, team] : picked),
    [],
  );
  let found: T | undefined;
  while (!found && part.length > 0) if (!(found = holding(part))) part = part.slice(0, -1);
  for (const team of sorted) {
    if (part.length >= most || part.includes(team)) continue;
    const more = holding([...part, team]);
    if (!more) continue;
    found = more;
    part = [...part, team];
  }
  return found && { teams: part, rest: teams.filter((team) => !part.includes(team)), found };
}

/** "North" → "North, part 2" → "North, part 3". */
function partName(name: string): string {
  const part = /^(.*), part (\d+)$/.exec(name);
  return part ? `${part[1]}, part ${Number(part[2]) + 1}` : `${name}, part 2`;
}
