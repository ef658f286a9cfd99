import type { AlertDetails, AlertKindCode } from '../../../domain/report/alerts';
import type { StatementLink } from '../../../domain/report/statement';
import { bracketed, intervalText } from '../text/against';
import { metricName, STAGE_NAMES } from '../text/names';
import { counted, countText, daysText, hoursText, meanText, ratioText, shareText } from '../text/number';

/** What kind of thing it is. */
export const ALERT_TITLES: Record<AlertKindCode, string> = {
  constraint_moved: 'The bottleneck has moved',
  hit_rate_alarm: 'AI review is heard less',
  gate_failed: 'A gate of the rollout failed',
  sync_stale: 'A source is stale',
  incident_load: 'On-call is over its load',
};

const known = (value: number | null): number => value ?? NaN;

const texts: { [Kind in AlertKindCode]: (of: AlertDetails[Kind]) => string } = {
  constraint_moved: ({ from, to, week, backlogDays, limit }) => {
    const days = backlogDays === null ? '' : `: ${daysText(backlogDays)} of work stand ${to === 'write' ? `in ${STAGE_NAMES[from]}` : 'there'}${limit === null ? '' : `, its limit is ${daysText(limit)}`}`; // prettier-ignore
    if (to === 'write') return `Since ${week} ${STAGE_NAMES[from]} no longer holds the flow back${days}. The pipeline waits for new work.`; // prettier-ignore
    return `Since ${week} ${STAGE_NAMES[to]} holds the flow back${from === 'write' ? '' : `, no longer ${STAGE_NAMES[from]}`}${days}.`;
  },
  hit_rate_alarm: ({ name, rate, low, high, n, floor }) =>
    `The hit rate of ${name} fell below the ${shareText(floor)} it has to keep: ${shareText(rate)} of ${counted(n, 'finding')} in the last four weeks were accepted${bracketed(intervalText(known(low), known(high)))}.`,
  gate_failed: ({ planName, gate, metric, wave, value, floor, n, week }) => {
    const text = metric === 'review_wait' ? hoursText : metric === 'incidents' ? meanText : shareText;
    return `“${gate}” of “${planName}”${wave === null ? '' : ` for the wave “${wave}”`} failed in ${week}: its ${metricName(metric)} is ${text(known(value))}, the limit is ${text(floor)}${bracketed(`n ${countText(n)}`)}. What is planned next is held until somebody decides.`;
  },
  sync_stale: ({ name, hours, error }) =>
    `${name} has not been complete for ${hoursText(hours)}${error === null ? '' : `: ${error.replace(/\.?$/, '.')}`}${error === null ? '.' : ''} Numbers since then are missing.`,
  incident_load: ({ load, before, staffedHours, incidents, week }) =>
    `In ${week} incidents were open ${ratioText(load)} times as long as anybody was there${bracketed(before === null ? '' : `the week before ${ratioText(before)} times`, `${counted(staffedHours, 'staffed hour')}`, counted(incidents, 'new incident'))}.`,
};

/** An alert in one sentence or two. */
export const alertText = (kind: AlertKindCode, details: AlertDetails[AlertKindCode]): string =>
  (texts[kind] as (of: AlertDetails[AlertKindCode]) => string)(details);

/** The page that shows it. */
export function alertLink(kind: AlertKindCode, details: AlertDetails[AlertKindCode]): StatementLink {
  switch (kind) {
    case 'constraint_moved':
      return { page: 'moves' };
    case 'hit_rate_alarm':
      return { page: 'signal', query: { agent: (details as AlertDetails['hit_rate_alarm']).agent } };
    case 'gate_failed':
      return { page: 'rollout', query: { rule: `plan:${(details as AlertDetails['gate_failed']).plan}` } };
    case 'sync_stale':
      return { page: 'sources' };
    case 'incident_load':
      return { page: 'stage/operate' };
  }
}
