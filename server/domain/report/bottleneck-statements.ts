import { STAGES, WRITE, type Stage } from '../stage';
import { comparedLast } from './compared';
import type { ReportFacts } from './report-facts';
import type { Statement } from './statement';

/** A pile that is no constraint is news from this share of its stage's limit on. */
const NOTABLE = 0.5;

/**
 * What holds the flow back, whether that moved, and where work lies. A move is a sentence of its own, and *urgent*, in the week in which it first held,
 * and takes the place of the verdict then; later the verdict tells of it. A week without enough data for a verdict has no sentence about the constraint.
 */
export function bottleneckStatements({ weeks, bottleneck, waitingTotal, longestHours }: ReportFacts): Statement[] {
  const last = weeks.length - 1;
  const { constraint, rule, runnerUp, pile, stages } = bottleneck;
  const factsOf = (stage: Stage) => stages.find((of) => of.stage === stage)!;
  const found: Statement[] = [];
  const base = { subject: '', n: NaN } as const;

  const now = constraint[last];
  const move = bottleneck.moves.at(-1);
  const fresh = move?.weeksAgo === 0 && move.to === now;
  if (fresh) {
    const { from, to, between, p } = move;
    // Of a stage that no longer holds the flow back it is told how much is left there.
    const { backlogDays, limit } = factsOf(to === STAGES[WRITE] ? from : to);
    found.push({
      ...base, code: 'moved', urgent: true, weight: 100, unit: 'days', ...valuesOf(comparedLast(backlogDays)),
      link: { page: 'moves' }, details: { from, to, limit: limit[last], between, p },
    }); // prettier-ignore
  } else if (rule === 'saturated' && now !== null) {
    const { backlogDays, limit } = factsOf(now);
    let heldWeeks = 1;
    while (heldWeeks <= last && constraint[last - heldWeeks] === now) heldWeeks++;
    found.push({
      ...base, code: 'constraint', urgent: false, weight: 50, unit: 'days', ...valuesOf(comparedLast(backlogDays)),
      link: { page: 'moves' },
      details: {
        stage: now, heldWeeks, instead: heldWeeks === 1 ? standing(constraint[last - 1]) : null, limit: limit[last], byTarget: bottleneck.byTarget, close: bottleneck.close,
        after: move?.to === now ? { from: move.from, between: move.between } : null,
      },
    }); // prettier-ignore
  } else if (rule === 'none_saturated' && runnerUp !== null)
    found.push({
      ...base, code: 'waits_for_work', urgent: false, weight: 50, unit: 'share',
      // Of the same stage in every week, which need not have been the runner-up then.
      ...valuesOf(comparedLast(marginsOf(factsOf(runnerUp)))), link: { page: 'moves' }, details: { runnerUp },
    }); // prettier-ignore

  if (pile !== null && (pile === now || factsOf(pile).backlogDays[last] >= NOTABLE * factsOf(pile).limit[last]))
    found.push({
      ...base, code: 'pile', urgent: false, weight: 20, unit: 'pull_requests',
      ...valuesOf(comparedLast(factsOf(pile).wip)), link: pile === 'operate' ? { page: 'stage/operate' } : { page: 'pull-requests', query: { measure: 'wip', stage: pile }, span: 'week' },
      details: { stage: pile, constraint: pile === now, drainDays: bottleneck.pileDrainDays },
    }); // prettier-ignore

  if (waitingTotal.week > 0 && longestHours > 0)
    found.push({
      ...base, code: 'waiting', urgent: false, weight: 10, unit: 'pull_requests',
      ...valuesOf(waitingTotal), link: { page: 'map', span: 'week' }, details: { longestHours },
    }); // prettier-ignore
  return found.filter(({ value }) => !Number.isNaN(value));
}

const marginsOf = ({ backlogDays, limit }: { backlogDays: number[]; limit: number[] }): number[] =>
  backlogDays.map((days, week) => days / limit[week]);

const valuesOf = ({ week, before, four }: { week: number; before: number; four: number }) => ({
  value: week,
  lastWeek: before,
  fourWeeks: four,
});

/** Write is no stage that holds anything back. */
const standing = (stage: Stage | null | undefined): Stage | null => (stage && stage !== STAGES[WRITE] ? stage : null);
