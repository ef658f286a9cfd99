import type { ForecastQuery } from '../gql/documents';
import { countedOf, countOf, factorOf, shareOf } from './number';
import { stageName } from './stage-name';

type Answer = NonNullable<ForecastQuery['forecast']['answer']>;

/** Below this share of the runs a stage does not "break next": it only comes nearest to it. */
const MOST = 0.5;

/** The sentence the page opens with. */
export function forecastHeadline({
  next,
  constraintNow,
  weeks,
}: Pick<Answer, 'next' | 'constraintNow' | 'weeks'>): string {
  const within = `within ${countedOf(weeks.length, 'week')}`;
  if (next.stage === null)
    return constraintNow === null
      ? `Nothing breaks ${within}: no stage becomes the constraint.`
      : `Nothing breaks next ${within}: ${stageName(constraintNow)} is the constraint and none takes over.`;
  const who = `${stageName(next.stage)}${next.weekIndex === null ? '' : ` in week ${next.weekIndex + 1}`}`;
  return next.probability !== null && next.probability < MOST
    ? `No stage breaks in most of the runs ${within}: nearest comes ${who} (${shareOf(next.probability)}).`
    : `Breaks next: ${who} (${shareOf(next.probability)}).`;
}

/** How much more could be written until something breaks; null where it is not worked out, or breaks as it is. */
export function headroomSentence({ headroom, weeks }: Pick<Answer, 'headroom' | 'weeks'>): string | null {
  if (!headroom) return null;
  const { stage, writing, week, probability, low, high, n } = headroom;
  if (stage === null)
    return `Headroom: up to writing × ${factorOf(writing)} no other stage becomes the constraint in half of the runs within ${countedOf(weeks.length, 'week')}.`;
  // As it is, that is what breaks next.
  if (writing <= 1) return null;
  return `Headroom: writing × ${factorOf(writing)} would make ${stageName(stage)} the constraint${week === null ? '' : ` by ${week}`}, in ${shareOf(probability)} of ${countedOf(n, 'run')} (95 % interval ${shareOf(low)} to ${shareOf(high)}).`;
}

/** Waits of a fitted queue that are further from the observed ones, over their mean, reproduce them badly. */
const WEAK = 0.5;

/** Where most of the waits for review lie in queues that reproduce them badly; null where the fit is good enough, or nothing was fitted. */
export function weakFitSentence({ calibration }: { calibration: FittedStages }): string | null {
  const fitted = calibration.stages.filter(
    ({ stage, utilisation, distance }) =>
      (stage === 'pickup' || stage === 'review') && utilisation !== null && distance !== null,
  );
  const n = fitted.reduce((sum, fit) => sum + fit.n, 0);
  const weak = fitted.filter(({ distance }) => (distance ?? 0) > WEAK).reduce((sum, fit) => sum + fit.n, 0);
  if (!(2 * weak > n)) return null;
  const distance = fitted.reduce((sum, fit) => sum + fit.n * (fit.distance ?? 0), 0) / n;
  return `The fit is weak: simulated waits for review lie ${shareOf(distance)} of the observed mean off (n ${countOf(n)}). Take shares and weeks as a hint at most.`;
}

interface FittedStages {
  stages: readonly Pick<Answer['calibration']['stages'][number], 'stage' | 'utilisation' | 'distance' | 'n'>[];
}
