import type { ReportSectionCode } from '../../../domain/report/words';
import type { Stage } from '../../../domain/stage';

/** Stages as the pages name them. */
export const STAGE_NAMES: Record<Stage, string> = {
  write: 'Write',
  pickup: 'Pickup',
  review: 'Review',
  merge: 'Merge',
  deploy: 'Deploy',
  operate: 'Operate',
};

export const SECTION_TITLES: Record<ReportSectionCode, string> = {
  bottleneck: 'Where the flow is held back',
  next: 'What breaks next',
  flow: 'Since last week',
  signal: 'AI review: signal or noise',
  operate: 'Deploys and on-call',
  adoption: 'Who uses agents',
  plan: 'Rollout',
};

const METRICS: Record<string, string> = {
  hit_rate: 'hit rate of review agents',
  review_wait: 'wait for the first review (p90)',
  change_fail_rate: 'change fail rate',
  incidents: 'incidents per week',
  capacity: 'share of simulated runs in which the reviewers keep up',
};

/** What a gate looks at; a metric without a name here keeps its code. */
export const metricName = (metric: string): string => METRICS[metric] ?? metric;
