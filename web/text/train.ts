import { countedOf, countOf, meanOf } from './number';

interface Trains {
  trains: number;
  batchSizeMean: number | null;
  largestBatch: number | null;
  leftBehindMean: number | null;
  weekly: { failed: readonly number[] };
}

/** "34 trains, 3 of them required immediate intervention; those that reached production carried 4.2 changes on average, the largest 19; 1.3 left behind on average." */
export function trainSummary(stage: Trains, all: number): string {
  const failed = stage.weekly.failed.reduce((sum, each) => sum + each, 0);
  const counted = `${countedOf(all, 'train')}${failed ? `, ${countOf(failed)} of them required immediate intervention` : ''}`;
  if (stage.batchSizeMean === null) return `${counted}; none reached production.`;
  const carried = `${meanOf(stage.batchSizeMean)} changes on average, the largest ${countOf(stage.largestBatch)}`;
  const left =
    stage.leftBehindMean === null
      ? 'what they left behind cannot be told'
      : `${meanOf(stage.leftBehindMean)} left behind on average`;
  return `${counted}; those that reached production carried ${carried}; ${left}.`;
}
