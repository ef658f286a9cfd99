import type { StatementDetails } from '../../../domain/report/statement';
import { against, bracketed } from './against';
import { STAGE_NAMES } from './names';
import { counted, countText, daysText, hoursText, meanText, ordinal, ratioText, shareText } from './number';
import type { SentenceText } from './sentence-text';

type Codes = 'moved' | 'constraint' | 'waits_for_work' | 'pile' | 'waiting';

/** Days; what takes longer to go hardly goes. */
const HARDLY = 60;

const between = (weeks: StatementDetails['moved']['between']): string =>
  weeks === null ? '' : weeks[0] === weeks[1] ? `in ${weeks[0]}` : `between ${weeks[0]} and ${weeks[1]}`;

/** 214 pull requests, but of operate incidents. */
const items = (stage: string, count: number): string =>
  stage === 'operate' ? counted(count, 'incident') : counted(count, 'pull request');

export const bottleneckText: SentenceText<Codes> = {
  moved: (of) => {
    const { from, to, limit, between: weeks, p } = of.details;
    const date = weeks ? ` The change lies ${between(weeks)}${Number.isNaN(p) ? '' : ` (p ${p.toFixed(3)})`}.` : ' In which week it began cannot be told yet.'; // prettier-ignore
    const days = `${daysText(of.value)} of work`;
    const compared = bracketed(against(of, daysText));
    if (to === 'write')
      return `${STAGE_NAMES[from]} no longer holds the flow back: ${days} stand there${compared}, and the pipeline waits for new work.${date}`;
    const after = from === 'write' ? '' : ` from ${STAGE_NAMES[from]}`;
    const over = limit > 0 ? `, ${ratioText(of.value / limit)} × its limit` : '';
    return `The bottleneck has moved${after} to ${STAGE_NAMES[to]}, the constraint in three of the last four weeks: ${days} stand there${compared}${over}.${date}`;
  },
  constraint: (of) => {
    const { stage, heldWeeks, instead, limit, byTarget, close, after } = of.details;
    const row =
      heldWeeks > 1
        ? `, for the ${ordinal(heldWeeks)} week in a row`
        : instead
          ? `, where last week ${STAGE_NAMES[instead]} did`
          : '';
    const took =
      after && after.from !== 'write' && after.between
        ? ` It took over from ${STAGE_NAMES[after.from]} ${between(after.between)}.`
        : '';
    const basis = byTarget ? ', which is its target, as it was never calm' : '';
    const narrow = close ? ' The margin is under 10 %.' : '';
    return `${STAGE_NAMES[stage]} holds the flow back${row}: ${daysText(of.value)} of work stand there${bracketed(against(of, daysText))}, ${ratioText(of.value / limit)} × its limit of ${daysText(limit)}${basis}.${narrow}${took}`;
  },
  waits_for_work: (of) =>
    `No stage holds the flow back: the pipeline waits for work. Nearest to its limit is ${STAGE_NAMES[of.details.runnerUp]}, at ${shareText(of.value)} of it${bracketed(against(of, shareText))}.`,
  pile: (of) => {
    const { stage, constraint, drainDays } = of.details;
    const where = `Most work stands in ${STAGE_NAMES[stage]}${constraint ? ', too' : ''}`;
    const pace = 'at the pace of the last four weeks it';
    const drain = !Number.isFinite(drainDays)
      ? `${pace} does not shrink`
      : drainDays > HARDLY
        ? `${pace} hardly shrinks`
        : `${pace} is gone in ${daysText(drainDays)}`;
    return `${where}: ${items(stage, of.value)}${bracketed(against(of, meanText))}; ${drain}.`;
  },
  waiting: (of) =>
    `${counted(of.value, 'pull request')} ${Math.round(of.value) === 1 ? 'waits' : 'wait'} for a review or a merge${bracketed(against(of, of.value < 10 ? meanText : countText))}, the longest for ${hoursText(of.details.longestHours)}.`,
};
