import { rounded, type Cell, type Table } from '../../platform/csv';
import { moment } from '../../platform/moment';
import type { Bottleneck } from './bottleneck.types';
import type { Flow } from './flow.types';
import type { Ageing, PullRequest, Spectrum } from './pull-request.types';
import { FLAGS } from '../../domain/stage';

/** The flow as one row per period and stage. */
export function flowTable(flow: Flow): Table {
  const rows: Cell[][] = [];
  flow.periods.label.forEach((label, p) => {
    for (const of of flow.series)
      rows.push([
        label, moment(flow.periods.start[p]), moment(flow.periods.end[p]), flow.periods.running[p], of.stage, of.unknown, of.arrivals[p],
        of.departures[p], of.abandoned[p], of.wip[p], rounded(of.averageWip[p]), rounded(of.stageHours[p]), rounded(of.p50[p]),
        rounded(of.p70[p]), rounded(of.p85[p]), rounded(of.p95[p]), of.n[p], of.estimated[p], rounded(of.authorHours[p]),
        rounded(of.reviewerHours[p]), rounded(of.agentAuthoredShare[p]),
      ]); // prettier-ignore
  });
  return {
    columns: [
      'period', 'start', 'end', 'running', 'stage', 'unknown', 'arrivals', 'departures', 'abandoned', 'wip', 'average_wip', 'stage_hours',
      'p50', 'p70', 'p85', 'p95', 'n', 'estimated', 'author_hours', 'reviewer_hours', 'agent_authored_share',
    ], // prettier-ignore
    rows,
  };
}

/** The verdicts as one row per week and stage. */
export function bottleneckTable(bottleneck: Bottleneck): Table {
  const rows: Cell[][] = [];
  bottleneck.weeks.label.forEach((week, w) => {
    for (const of of bottleneck.stages)
      rows.push([
        week, bottleneck.constraint[w], bottleneck.held[w], bottleneck.rule[w], rounded(bottleneck.margin[w]), bottleneck.close[w],
        bottleneck.weeks.running[w], of.stage, of.unknown, rounded(of.backlogDays[w]), rounded(of.baseline[w]), rounded(of.limit[w]),
        of.saturated[w], of.byTarget[w], of.enough[w], of.wip[w], of.growth[w], rounded(of.drainDays[w]), of.departures4w[w],
        rounded(of.stageHours[w]),
      ]); // prettier-ignore
  });
  return {
    columns: [
      'week', 'constraint', 'held', 'rule', 'margin', 'close', 'running', 'stage', 'unknown', 'backlog_days', 'baseline', 'limit', 'saturated',
      'by_target', 'enough', 'wip', 'growth', 'drain_days', 'departures_4w', 'stage_hours',
    ], // prettier-ignore
    rows,
  };
}

/** Pull requests as one row each. */
export function pullRequestTable(pages: AsyncIterable<PullRequest[]>): Table {
  return {
    columns: [
      'repo', 'number', 'title', 'url', 'author', 'team', 'authorship', 'agent', 'size', 'changed_lines', 'state', 'stage', 'created_at',
      'ready_at', 'first_review_at', 'first_agent_review_at', 'approved_at', 'merged_at', 'closed_at', 'deployed_at', 'human_reviewers',
      'agent_reviewers', 'write', 'pickup', 'review', 'merge', 'deploy', 'author_hours', 'reviewer_hours', 'age_hours', 'stage_age_hours', ...FLAGS,
    ], // prettier-ignore
    rows: pullRequestRows(pages),
  };
}

async function* pullRequestRows(pages: AsyncIterable<PullRequest[]>): AsyncGenerator<Cell[]> {
  for await (const page of pages)
    for (const of of page)
      yield [
        of.repo, of.number, of.title, of.url, of.author, of.team, of.authorship, of.agent, of.size, of.changedLines, of.state, of.stage,
        moment(of.createdAt), moment(of.readyAt), moment(of.firstReviewAt), moment(of.firstAgentReviewAt), moment(of.approvedAt),
        moment(of.mergedAt), moment(of.closedAt), moment(of.deployedAt), of.humanReviewers, of.agentReviewers, rounded(of.write),
        rounded(of.pickup), rounded(of.review), rounded(of.merge), rounded(of.deploy), rounded(of.authorHours), rounded(of.reviewerHours),
        rounded(of.ageHours), rounded(of.stageAgeHours), ...FLAGS.map((flag) => of.flags.includes(flag)),
      ]; // prettier-ignore
}

/** Open work as one row per item. */
export function ageingTable(ageing: Ageing): Table {
  return {
    columns: ['repo', 'number', 'title', 'stage', 'age_hours', 'authorship'],
    rows: ageing.repo.map((repo, i) => [
      repo, ageing.number[i], ageing.title[i], ageing.stage[i], rounded(ageing.ageHours[i]), ageing.authorship[i],
    ]), // prettier-ignore
  };
}

/** Visits of a stage as one row each. */
export function spectrumTable(spectrum: Spectrum): Table {
  return {
    columns: ['repo', 'number', 'enter', 'leave', 'hours', 'quartile'],
    rows: spectrum.repo.map((repo, i) => [
      repo, spectrum.number[i], moment(spectrum.enter[i]), moment(spectrum.leave[i]), rounded(spectrum.hours[i]), spectrum.quartile[i] + 1,
    ]), // prettier-ignore
  };
}
