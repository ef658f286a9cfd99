import type { ReportDocumentPartsFragment, Stage } from '../gql/documents';
import { daysOf, durationOf } from './duration';
import { countedOf, countOf, shareOf } from './number';
import { itemsOf, stageName } from './stage-name';

type Document = ReportDocumentPartsFragment;

/** A value of a small chart, as its axis counts it. */
export function reportValue(value: number, unit: string): string {
  if (unit === 'share') return shareOf(value);
  return unit === 'days' ? daysOf(value) : countOf(value);
}

/** "28 more than last week", "as many as last week"; '' where it is not known. */
export function sinceLastWeek(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  const change = now - before;
  if (change === 0) return 'as many as last week';
  return `${countOf(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than last week`;
}

/** "93 pull requests": what stands in a stage. */
export function standing(stage: Stage, wip: number): string {
  const items = itemsOf(stage);
  return countedOf(wip, items.one, items.many);
}

/** Neighbouring weeks with the same constraint. */
export interface ConstraintRun {
  stage: Stage | null;
  from: string;
  to: string;
  weeks: number;
}

export function constraintRuns({ weeks, constraints }: Pick<Document, 'weeks' | 'constraints'>): ConstraintRun[] {
  const runs: ConstraintRun[] = [];
  constraints.forEach((stage, week) => {
    const last = runs.at(-1);
    if (last && last.stage === stage) {
      last.to = weeks[week];
      last.weeks++;
    } else runs.push({ stage, from: weeks[week], to: weeks[week], weeks: 1 });
  });
  return runs;
}

/** The name of a run: write is no constraint, it waits for work. */
export const runName = (stage: Stage | null): string =>
  stage === null ? 'not enough data' : stage === 'write' ? 'none (waits for work)' : stageName(stage);

/** "Review 2026-W08 to 2026-W21, Deploy 2026-W22". */
export const constraintText = (document: Pick<Document, 'weeks' | 'constraints'>): string =>
  `${constraintRuns(document)
    .map(({ stage, from, to }) => `${runName(stage)} ${from === to ? from : `${from} to ${to}`}`)
    .join(', ')}.`;

/** "3.4 days in Review, waits on …" */
export const waitingLine = ({ waitHours, stage, onText }: Document['waiting'][number]): string =>
  `${durationOf(waitHours)} in ${stageName(stage)}, waits on ${onText}`;
