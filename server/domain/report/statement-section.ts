import type { StatementCode } from './statement';
import type { ReportSectionCode } from './words';

/** The part of a report in which each sentence stands. */
export const SECTION_OF: Readonly<Record<StatementCode, ReportSectionCode>> = {
  moved: 'bottleneck',
  constraint: 'bottleneck',
  waits_for_work: 'bottleneck',
  pile: 'bottleneck',
  waiting: 'bottleneck',
  breaks_next: 'next',
  headroom: 'next',
  merged: 'flow',
  cycle_time: 'flow',
  agent_authored: 'flow',
  unreviewed: 'flow',
  alarm: 'signal',
  hit_rate: 'signal',
  tune: 'signal',
  incident_load: 'operate',
  incidents: 'operate',
  change_fail: 'operate',
  deploys: 'operate',
  tiers: 'adoption',
  gate_failed: 'plan',
  waves: 'plan',
};
