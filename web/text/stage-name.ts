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

const git = 'git does not tell, GitHub does';

/**
 * Why a stage is unknown and which records tell about it. Up to the merge only a clone leaves that open: every other source tells when a pull request
 * was opened and who reviewed it.
 */
export const stageSource: Record<Stage, { short: string; git?: string; records: string[] }> = {
  write: { short: git, git: 'when a change was ready for review', records: ['pull_request'] },
  pickup: {
    short: git,
    git: 'when a change was ready, and when it was first reviewed',
    records: ['pull_request', 'review'],
  },
  review: { short: git, git: 'who reviewed a change, and when', records: ['pull_request', 'review', 'review_comment'] },
  merge: { short: git, git: 'when a change was approved', records: ['pull_request', 'review'] },
  deploy: { short: 'no deploys imported', records: ['deploy'] },
  operate: { short: 'no incidents imported', records: ['incident', 'deploy'] },
};

/** Write where a clone is all that tells: it cannot be divided from what follows it. */
export const undividedWrite = {
  name: 'Write to merge',
  to: 'the merge, in one: git does not tell when it was ready, reviewed and approved',
};

/** Names in a sentence: "Pickup, Review and Merge". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

/** What one counts in a stage: incidents in operate, pull requests elsewhere. */
export function itemsOf(stage: Stage | null | undefined): { one: string; many: string } {
  return stage === 'operate' ? { one: 'incident', many: 'incidents' } : { one: 'pull request', many: 'pull requests' };
}
