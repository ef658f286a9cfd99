import type { PlanFacts } from './report-facts';
import type { Statement } from './statement';

/** Where rollout plans stand: gates that failed (*urgent* in the first week of a row), and waves. */
export function planStatements(plans: readonly PlanFacts[]): Statement[] {
  return plans.flatMap(({ id, name, waves, begun, held, next, failed }): Statement[] => {
    const base = { fourWeeks: NaN, link: { page: 'rollout', query: { rule: `plan:${id}` } } } as const;
    return [
      ...failed.map(({ gate, metric, wave, value, low, high, floor, n, before, fresh }): Statement => ({
        ...base, code: 'gate_failed', subject: `${id} ${gate} ${wave ?? ''}`.trim(), urgent: fresh, weight: 90, unit: unitOf(metric),
        value, lastWeek: before, n, details: { plan: name, gate, metric, wave, floor, low, high, fresh },
      })), // prettier-ignore
      {
        ...base, code: 'waves', subject: id, urgent: false, weight: 10, unit: 'waves', value: begun.week, lastWeek: begun.before,
        fourWeeks: begun.four, n: NaN, details: { plan: name, waves, held, next },
      },
    ]; // prettier-ignore
  });
}

const unitOf = (metric: string): string =>
  metric === 'review_wait' ? 'hours' : metric === 'incidents' ? 'per_week' : 'share';
