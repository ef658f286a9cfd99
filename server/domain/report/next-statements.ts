import type { Stage } from '../stage';
import type { NextFacts } from './report-facts';
import type { Statement } from './statement';

/** From here on a stage breaks in most of the runs. */
const LIKELY = 0.5;
/** Rarer than this nothing breaks. */
const NOTABLE = 0.1;

/**
 * What breaks next by the forecast, or how much room there is, against what the same question said a week before.
 *
 * @param constraint that holds the flow back now; null = none does
 */
export function nextStatements(next: NextFacts, constraint: Stage | null): Statement[] {
  const { stage, week, probability, low, high, n, weeks, beforeProbability, beforeStage, headroom, headroomBefore } =
    next;
  const base = { subject: '', urgent: false, fourWeeks: NaN, n, link: { page: 'what-if' } } as const;
  const found: Statement[] = [];
  // Where something holds the flow back already, that nothing else would, however much is written, is no news.
  const room = headroom !== null && (headroom.stage !== null || constraint === null) ? headroom : null;
  // That nothing breaks is told by the room there is, where that is known.
  if (n > 0 && (probability >= NOTABLE || room === null))
    found.push({
      ...base, code: 'breaks_next', weight: 30, unit: 'share', value: probability,
      lastWeek: beforeStage === stage ? beforeProbability : NaN,
      details: { stage: probability > 0 ? stage : null, week, low, high, weeks, likely: probability >= LIKELY, now: constraint, beforeStage },
    }); // prettier-ignore
  if (room !== null)
    found.push({
      ...base, code: 'headroom', weight: 29, unit: 'times', value: room.writing, lastWeek: headroomBefore,
      details: { stage: room.stage, week: room.week, weeks },
    }); // prettier-ignore
  return found;
}
