import type { Stage } from '../gql/documents';

/** The stages in flow order. */
export const stages: readonly Stage[] = ['write', 'pickup', 'review', 'merge', 'deploy', 'operate'];

const names: Record<Stage, string> = {
  write: 'Write',
  pickup: 'Pickup',
  review: 'Review',
  merge: 'Merge',
  deploy: 'Deploy',
  operate: 'Operate',
};

/** The stage's name for people. */
export function stageName(stage: Stage): string {
  return names[stage];
}

/** What the stage measures, from which moment to which, and who holds the work. */
export const stageMeaning: Record<Stage, { from: string; to: string; holder: string }> = {
  write: { from: 'the first commit', to: 'ready for review', holder: 'the author' },
  pickup: { from: 'ready for review', to: 'the first human review', holder: 'the reviewers, as a queue' },
  review: {
    from: 'the first human review',
    to: 'the last approval before the merge',
    holder: 'reviewers and author in turns',
  },
  merge: { from: 'the last approval', to: 'merged', holder: 'CI, the merge queue and the author' },
  deploy: {
    from: 'merged',
    to: 'the first successful production deploy that contains the change',
    holder: 'the release train and the pipeline',
  },
  operate: { from: 'deployed', to: 'every incident caused by that deploy is resolved', holder: 'on-call' },
};

/** Which records tell about a stage, for one that is unknown. */
export const stageSource: Record<Stage, { short: string; records: string[] }> = {
  write: { short: 'no pull requests imported', records: ['pull_request'] },
  pickup: { short: 'no reviews imported', records: ['review', 'pull_request_event'] },
  review: { short: 'no reviews imported', records: ['review', 'review_comment'] },
  merge: { short: 'no reviews imported', records: ['pull_request', 'review'] },
  deploy: { short: 'no deploys imported', records: ['deploy'] },
  operate: { short: 'no incidents imported', records: ['incident', 'deploy'] },
};

/** What one counts in a stage: incidents in operate, pull requests elsewhere. */
export function itemsOf(stage: Stage | null | undefined): { one: string; many: string } {
  return stage === 'operate' ? { one: 'incident', many: 'incidents' } : { one: 'pull request', many: 'pull requests' };
}
