import type { ReportDocument, ReportStage, ReportWaiting } from '../report.types';
import { STAGE_NAMES } from '../text/names';
import { counted, countText, daysText, hoursText } from '../text/number';

/** What stands above a report: whose, of which days, made from what. */
export function scopeLine({ organization, team, from, to, timeZone, simulated }: ReportDocument): string {
  const whose = team === null ? organization : `${team} in ${organization}`;
  return `${whose}, ${from} to ${to} (${timeZone})${simulated ? '. All of it is of the simulated organization' : ''}.`;
}

/** What stands below it. */
export const footerLine = ({ dataVersion, week }: ReportDocument): string =>
  `Report of ${week}, made from data version ${dataVersion}. “Last week” is the week before; means and shares of four weeks are of the four weeks before ${week}.`;

/** "93 pull requests, 7.9 days of work": what stands in a stage. */
export function stageFigures({ stage, unknown, wip, backlogDays }: ReportStage): string {
  if (unknown || wip === null) return 'unknown';
  const items = stage === 'operate' ? counted(wip, 'open incident') : counted(wip, 'pull request');
  return backlogDays === null ? items : `${items}, ${daysText(backlogDays)} of work`;
}

/** What is special about a stage, in words. */
export const stageMarks = ({ constraint, pile, stage }: ReportStage): string[] => [
  ...(constraint ? [stage === 'write' ? 'waits for work' : 'constraint'] : []),
  ...(pile ? ['largest pile'] : []),
];

/** "owner/repo#12" */
export const waitingName = ({ repo, number }: ReportWaiting): string => `${repo}#${number}`;

/** "for 3.4 days in Review, on …" */
export const waitingFor = ({ waitHours, stage, onText }: ReportWaiting): string =>
  `${hoursText(waitHours)} in ${STAGE_NAMES[stage]}, waits on ${onText}`;

/** "The ten of 117 that wait longest" */
export const waitingTitle = ({ waiting, waitingTotal }: ReportDocument): string =>
  waiting.length < waitingTotal
    ? `Waits longest (${countText(waiting.length)} of ${countText(waitingTotal)})`
    : 'Waits longest';

/** The constraint of the weeks in runs: "Review 2026-W08 to 2026-W21, Deploy 2026-W22 to 2026-W35"; weeks without one are told too. */
export function constraintRuns({
  weeks,
  constraints,
}: ReportDocument): { name: string; from: string; to: string; weeks: number }[] {
  const runs: { name: string; from: string; to: string; weeks: number }[] = [];
  constraints.forEach((stage, week) => {
    const name = stage === null ? 'not enough data' : stage === 'write' ? 'none (waits for work)' : STAGE_NAMES[stage];
    const last = runs.at(-1);
    if (last?.name === name) Object.assign(last, { to: weeks[week], weeks: last.weeks + 1 });
    else runs.push({ name, from: weeks[week], to: weeks[week], weeks: 1 });
  });
  return runs;
}

export const runsLine = (document: ReportDocument): string =>
  constraintRuns(document)
    .map(({ name, from, to }) => (from === to ? `${name} ${from}` : `${name} ${from} to ${to}`))
    .join(', ');
