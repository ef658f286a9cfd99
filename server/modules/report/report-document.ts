import { comparedLast } from '../../domain/report/compared';
import type { ReportFacts } from '../../domain/report/report-facts';
import { statementsOf } from '../../domain/report/statements';
import type { StatementLink } from '../../domain/report/statement';
import { surelyHelps, type SuggestionFacts } from '../../domain/report/suggestion';
import { finite } from '../../platform/finite';
import { reportCharts, type ChartSources } from './charts';
import { AHEAD, type ReportWeeks } from './facts/report-weeks';
import type { ReportWaitingQuery } from './questions';
import { reportLink } from './report-link';
import type { ReportDocument } from './report.types';
import { SECTION_TITLES } from './text/names';
import { sentenceOf } from './text/sentences';
import { suggestionEffect, suggestionText } from './text/suggestion-text';
import { waitingText } from './text/waiting-text';

/** Of the form and the wording of reports: another one is another report, of the same data. */
export const REPORT_FORM = 1;

/** All that a report is written from. */
export interface ReportMaterial {
  organization: { name: string; simulated: boolean; timeZone: string; dataVersion: number };
  team: string | null;
  weeks: ReportWeeks;
  facts: ReportFacts;
  waiting: ReportWaitingQuery['longestWaiting'];
  rate: ChartSources['rate'];
  users: ChartSources['users'];
  suggestions: readonly SuggestionFacts[];
  notTold: readonly string[];
}

/** The report in words; pure, so that the same material gives the same document. @returns null when nothing at all can be told */
export function reportDocument(material: ReportMaterial): ReportDocument | null {
  const { organization, team, weeks, facts, waiting, rate, users, suggestions, notTold } = material;
  const { headline, parts } = statementsOf(facts);
  if (headline === null) return null;
  const { name, dataVersion, simulated, timeZone } = organization;
  const { scopes } = weeks;
  const days = { weeks: scopes.weeks.range!, week: scopes.week.range!, four: scopes.recent.range! };
  const linkOf = (link: StatementLink): string => reportLink({ organization: name, team, days, dataVersion }, link);
  const { bottleneck } = facts;
  const last = facts.weeks.length - 1;
  const now = bottleneck.constraint[last];
  return {
    form: REPORT_FORM,
    organization: name,
    simulated,
    team,
    week: weeks.week,
    from: weeks.from,
    to: weeks.to,
    timeZone,
    dataVersion,
    title: `${team ?? name}: the bottleneck in ${weeks.week}`,
    headline: sentenceOf(headline, linkOf),
    parts: parts.map(({ section, statements }) => ({
      section,
      title: SECTION_TITLES[section],
      sentences: statements.map((statement) => sentenceOf(statement, linkOf)),
    })),
    waiting: waiting.nodes.map(({ repo, number, title, url, team: of, stage, waitHours, on, people }) => ({
      repo,
      number,
      title,
      url,
      team: of,
      stage,
      waitHours,
      on,
      people,
      onText: waitingText(on, people),
      link: linkOf({ page: 'pull-requests', query: { pr: `${repo}#${number}` } }),
    })),
    waitingTotal: waiting.total,
    suggestions: suggestions.filter(surelyHelps).map((of) => ({
      lever: of.lever,
      text: suggestionText(of),
      effect: suggestionEffect(of, AHEAD),
      link: linkOf({ page: 'what-if', query: { rule: `weeks:${AHEAD};${of.lever}:${of.value}` } }),
    })),
    stages: bottleneck.stages.map(({ stage, unknown, wip, backlogDays, limit }) => ({
      stage,
      unknown,
      wip: finite(wip[last]),
      wipLastWeek: finite(comparedLast(wip).before),
      backlogDays: finite(backlogDays[last]),
      limit: finite(limit[last]),
      constraint: stage === now,
      pile: stage === bottleneck.pile,
      link: linkOf({ page: `stage/${stage}` }),
    })),
    weeks: facts.weeks,
    constraints: bottleneck.constraint,
    charts: reportCharts({ bottleneck, rate, users, linkOf }),
    notTold: [...notTold],
  };
}
