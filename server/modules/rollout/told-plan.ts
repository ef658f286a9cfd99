import { SMALLEST_GROUP } from '../../domain/small-groups';
import type { RolloutDocument } from '../../domain/rollout-plan';
import { isOverridden } from '../../domain/rollout-state';
import { weekAfter, weekOfDay, weeksBetween } from '../../platform/iso-week';
import type { DecisionRow, PlanRow, VersionRow } from '../../store/rollout-plans';
import type { TeamPeople } from '../../store/team-people';
import { jsonOf, yamlOf } from './plan-document';
import { membersOf, statedTraining } from './plan-input';
import type { PlanCourse } from './plan-readings';
import type { ToldSimulation } from './rollout-simulation';
import type { GateLight, RolloutActual, RolloutForecast, RolloutPlan, RolloutWave } from './rollout.types';
import { bandIn } from './told-band';

/** What was kept when the plan was started: what was forecast, or why it was not, and the people by then. */
export type FrozenForecast = (ToldSimulation | { message: string }) & { people?: TeamPeople[] };

export interface PlanParts {
  plan: PlanRow<FrozenForecast>;
  /** With the teams below those it names. */
  document: RolloutDocument;
  people: readonly TeamPeople[];
  course: PlanCourse;
  decisions: readonly DecisionRow[];
  versions: readonly VersionRow[];
  lastWeek: string | null;
  simulated: boolean;
}

/** A plan as it is told. */
export function toldPlan(parts: PlanParts): RolloutPlan {
  const { plan, lastWeek, simulated, decisions, versions } = parts;
  const { id, name, version, state, createdAt, startedAt, endedAt, document, forecast } = plan;
  const gates = lightsOf(parts);
  return {
    ...{ id, name, version, state, createdAt, startedAt, endedAt, document, simulated },
    yaml: yamlOf(document),
    json: jsonOf(document),
    week: lastWeek,
    weeks: Array.from({ length: document.weeks }, (_, week) => weekAfter(document.start, week)),
    waves: state === 'draft' ? draftWaves(parts) : wavesOf(parts, gates),
    gates,
    forecast: forecast && 'from' in forecast ? toldForecast(forecast, document) : null,
    forecastMessage: forecast && 'message' in forecast ? forecast.message : null,
    actual: actualOf(parts),
    decisions: decisions.map((of) => ({ ...of, week: weekOfDay(of.week) })),
    versions: versions.map(({ document: of, ...rest }) => ({ ...rest, yaml: yamlOf(of) })),
  };
}

function lightsOf({ document, course }: PlanParts): GateLight[] {
  const { readings, facts, order } = course;
  return readings.flatMap(({ week, verdicts }) =>
    verdicts.map(({ wave, ...light }): GateLight => {
      const label = weekOfDay(week);
      const said = { week: weeksBetween(document.start, label), gate: light.gate, wave: wave < 0 ? -1 : order.indexOf(wave), verdict: light.verdict }; // prettier-ignore
      const overridden = light.verdict !== 'pass' && isOverridden(said, facts.verdicts, facts.decisions, said.wave);
      return { ...light, week: label, wave: wave < 0 ? null : (document.waves.at(wave)?.name ?? null), overridden };
    }),
  );
}

const shown = (people: number): number | null => (people < SMALLEST_GROUP ? null : people);

function base(parts: PlanParts, place: number): Pick<RolloutWave, 'name' | 'teams' | 'people' | 'tier' | 'start'> {
  const { document, plan, people } = parts;
  const { name, tier, start } = document.waves[place];
  const sent = membersOf(document, place, people).reduce((sum, { toTrain }) => sum + toTrain, 0);
  return { name, tier, start, teams: plan.document.waves[place].teams, people: shown(sent) };
}

/** Before a plan runs its waves are as it says. */
function draftWaves(parts: PlanParts): RolloutWave[] {
  const { document, people } = parts;
  const label = (week: number): string => weekAfter(document.start, week);
  const trainings = statedTraining(document, people);
  return document.waves.map((wave, place) => {
    const training = trainings.find((of) => of.place === place)?.training;
    const weeks = training ? training.perWeek.map((_, week) => training.start + week) : [];
    return {
      ...base(parts, place),
      actualStart: training ? label(training.start) : null,
      trainingWeeks: weeks.map(label),
      soakUntil: weeks.length > 0 ? label(weeks.at(-1)! + wave.soakWeeks) : null,
      state: 'planned',
      heldBy: null,
      states: [],
      lights: [],
    };
  });
}

function wavesOf(parts: PlanParts, gates: readonly GateLight[]): RolloutWave[] {
  const { document, course } = parts;
  const { order, courses } = course;
  const label = (week: number): string => weekAfter(document.start, week);
  return document.waves.map((wave, place): RolloutWave => {
    const rank = order.indexOf(place);
    const { state, states, heldBy, start, perWeek, soakUntil } = courses[rank];
    return {
      ...base(parts, place),
      actualStart: Number.isFinite(start) ? label(start) : null,
      trainingWeeks: perWeek.filter(({ people }) => people > 0).map(({ week }) => label(week)),
      soakUntil: Number.isFinite(soakUntil) ? label(soakUntil) : null,
      state,
      heldBy,
      states,
      lights: lastOfEach(gates.filter((light) => light.wave === null || light.wave === wave.name)),
    };
  });
}

function lastOfEach(lights: readonly GateLight[]): GateLight[] {
  const last = new Map(lights.map((light) => [light.gate, light]));
  return [...last.values()];
}

function toldForecast(forecast: ToldSimulation, { start, weeks }: RolloutDocument): RolloutForecast {
  const shift = weeksBetween(forecast.from, start);
  return {
    weeks: Array.from({ length: weeks }, (_, week) => weekAfter(start, week)),
    reviewWaitP90: bandIn(forecast.reviewWaitP90, shift, weeks),
    wip: bandIn(forecast.wip, shift, weeks),
    merged: bandIn(forecast.merged, shift, weeks),
  };
}

function actualOf({ course: { readings } }: PlanParts): RolloutActual {
  const column = <Name extends keyof PlanCourse['readings'][number]['actual']>(name: Name) => readings.map(({ actual }) => actual[name]); // prettier-ignore
  return {
    weeks: readings.map(({ week }) => weekOfDay(week)),
    reviewWaitP90: column('reviewWaitP90'),
    reviewWaitN: column('reviewWaitN') as number[],
    wip: column('wip'),
    merged: column('merged'),
    hitRate: column('hitRate'),
    hitRateLow: column('hitRateLow'),
    hitRateHigh: column('hitRateHigh'),
    hitRateN: column('hitRateN') as number[],
  };
}
