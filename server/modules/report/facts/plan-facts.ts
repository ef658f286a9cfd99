import { FOUR } from '../../../domain/report/compared';
import type { GateFacts, PlanFacts } from '../../../domain/report/report-facts';
import { weekAfter, weeksBetween } from '../../../platform/iso-week';
import type { ReportPlanQuery, WaveState } from '../questions';
import { told } from './told';

const BEGUN: readonly WaveState[] = ['training', 'soaking', 'running', 'done'];

/** @returns null for a plan that had not begun in the week, or is over since before it */
export function planFacts({ rolloutPlan: plan }: ReportPlanQuery, week: string): PlanFacts | null {
  const at = plan.weeks.indexOf(week);
  if (plan.state === 'draft' || at < 0) return null;
  const begunIn = (place: number): number =>
    place < 0 ? NaN : plan.waves.filter(({ states }) => BEGUN.includes(states[place])).length;
  const four = [1, 2, 3, FOUR].map((back) => begunIn(at - back));
  const waiting = plan.waves
    .filter(({ states, actualStart }) => states[at] === 'planned' && actualStart !== null)
    .sort((a, b) => weeksBetween(b.actualStart!, a.actualStart!))
    .at(0);
  return {
    id: plan.id,
    name: plan.name,
    waves: plan.waves.length,
    begun: { week: begunIn(at), before: begunIn(at - 1), four: four.reduce((sum, count) => sum + count, 0) / FOUR },
    held: plan.waves
      .filter(({ states }) => states[at] === 'held')
      .map(({ name, heldBy }) => ({ wave: name, by: heldBy ?? '' })),
    next: waiting
      ? { wave: waiting.name, week: waiting.actualStart, people: told(waiting.people), tier: waiting.tier }
      : null,
    failed: failedGates(plan, week),
  };
}

function failedGates({ id, gates }: ReportPlanQuery['rolloutPlan'], week: string): GateFacts[] {
  const before = weekAfter(week, -1);
  return gates
    .filter((light) => light.week === week && light.verdict === 'fail' && !light.overridden)
    .map((light) => {
      const last = gates.find((of) => of.week === before && of.gate === light.gate && of.wave === light.wave);
      return {
        plan: id,
        gate: light.gate,
        metric: light.metric,
        wave: light.wave,
        value: told(light.value),
        low: told(light.low),
        high: told(light.high),
        floor: light.floor,
        n: light.n,
        before: told(last?.value),
        fresh: last?.verdict !== 'fail',
      };
    });
}
