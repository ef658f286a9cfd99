import { fasterOptions, type FasterFound } from './rollout-faster';
import { reviewersAdded } from './reviewers-added';
import { rolloutCapacity, simulatedRollout, type CapacityQuestion, type SimulatedRollout } from './rollout-capacity';
import type { RolloutDocument } from './rollout-plan';
import { plannedRollout, SETTLED, trainingOfWave, type Planned, type PlannerInput, type PlannerTeam } from './rollout-planner'; // prettier-ignore
import { rolloutWriting, type WaveTraining } from './rollout-writing';
import {
  poolLoad,
  partOfCap,
  reviewerPools,
  shareOnPool,
  tightestOf,
  type ReviewerPool,
  type TeamWriting,
} from './tightest-pool';

/** Everything the planner needs, as plain data that can be handed to a thread. */
export interface RolloutWorkInput {
  question: Omit<CapacityQuestion, 'progress' | 'levers'>;
  document: RolloutDocument;
  /** As `PlannerInput`. */
  starts: (number | null)[];
  teams: Omit<PlannerTeam, 'perWeek' | 'onTightest'>[];
  gate: { name: string; weeks: number } | null;
}

export interface RolloutWorkOutput extends FasterFound {
  planned: Planned;
  /** Figures with all planned waves, per future week. */
  simulated: SimulatedRollout | null;
  tightest: (ReviewerPool & { load: number[] }) | null;
}

/** Of a team's pull requests: the pool that reviews so many is its own. */
const HALF = 0.5;

/**
 * Finds the earliest plan, simulates it, and says what would let it go faster.
 *
 * @param progress after every simulated run; throws to stop
 */
export function rolloutWork(input: RolloutWorkInput, progress: () => void): RolloutWorkOutput {
  const { document, starts, gate } = input;
  const question: CapacityQuestion = { ...input.question, progress };
  const { model, times } = question;
  const pools = reviewerPools(model);
  // What is asked for once all waves of the document are trained.
  const whole = document.waves.map(({ tier, teams }): WaveTraining => {
    const members = input.teams.filter(({ team, toTrain }) => teams.includes(team) && toTrain[tier] > 0);
    return { tier, start: 0, perWeek: [members.reduce((sum, { toTrain }) => sum + toTrain[tier], 0)], teams: members.map((of) => ({ ...of, toTrain: of.toTrain[tier] })) };
  });
  const asked = trainedWriting(whole, times);
  const tightest = tightestOf(pools, model, asked);
  const teams = input.teams.map((team): PlannerTeam => ({
    ...team,
    perWeek: model.sources.reduce((sum, source) => sum + (source.team === team.team ? source.perWeek : 0), 0),
    onTightest: tightest ? shareOnPool(model, team.team, tightest.place) : 0,
  }));
  const planner = (levers: NonNullable<CapacityQuestion['levers']> = {}, of: RolloutDocument = document): PlannerInput => {
    const under = reviewerPools(model, levers);
    return {
      document: of,
      starts,
      teams,
      gate,
      capacityOf: (waves, from, to) => rolloutCapacity({ ...question, levers }, waves, from, to),
      partOfCap: (waves) => Math.max(0, ...under.map((pool) => partOfCap(pool, model, trainedWriting(waves, times)))),
    };
  };
  const planned = plannedRollout(planner());
  // Where teams are left out, more reviewers are tried with those that review them.
  const without = planned.leftOut.flatMap((of) => of.teams);
  const theirs = pools.filter(({ place }) => without.some((team) => shareOnPool(model, team, place) >= HALF));
  const short = tightestOf(theirs, model, asked) ?? tightest;
  const waves = planned.waves.map((wave) => trainingOfWave(wave, { teams }));
  const end = planned.waves.length > 0 ? Math.max(...planned.waves.map(({ trainedBy }) => trainedBy + 1)) + SETTLED : 0;
  return {
    planned,
    simulated: simulatedRollout(question, waves, 0, Math.max(end, document.weeks)),
    ...fasterOptions(planned, document, reviewersAdded(pools, short, model, asked), (levers, of) => plannedRollout(planner(levers, of))),
    tightest: tightest
      ? { ...tightest, load: poolLoad(model, tightest, rolloutWriting(waves, times, document.weeks), document.weeks) }
      : null,
  };
} // prettier-ignore

/** What teams write when everybody of some waves is trained. */
function trainedWriting(waves: readonly WaveTraining[], times: CapacityQuestion['times']): TeamWriting {
  return rolloutWriting(waves.map((wave) => ({ ...wave, start: -wave.perWeek.length })), times, 1); // prettier-ignore
}
