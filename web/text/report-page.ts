import type {
  ReportDeliveryPartsFragment,
  ReportFormat,
  ReportSchedulePartsFragment,
  ScheduleKind,
} from '../gql/documents';
import { momentOf } from './moment';
import { countedOf } from './number';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** 1 = Monday. */
export const weekdayName = (weekday: number): string => weekdays[weekday - 1] ?? '–';

export const weekdayOptions = weekdays.map((label, place) => ({ value: String(place + 1), label }));

export const scheduleKinds: Record<ScheduleKind, string> = {
  email: 'E-mail',
  slack: 'Slack',
  teams: 'Teams',
  file: 'File',
};

/** "Mondays at 08:00 (Europe/Berlin)" */
export const scheduleTime = ({
  weekday,
  time,
  timeZone,
}: Pick<ReportSchedulePartsFragment, 'weekday' | 'time' | 'timeZone'>): string =>
  `${weekdayName(weekday)}s at ${time} (${timeZone})`;

const formatNames: Record<ReportFormat, string> = { md: 'Markdown', html: 'HTML', json: 'JSON', pdf: 'PDF' };

/** Where it goes: "to 3 addresses", "to hooks.slack.com", "into reports/leadership as HTML". */
export function scheduleTarget(schedule: ReportSchedulePartsFragment): string {
  const { kind, recipients, unsubscribed, webhookHost, folder, format } = schedule;
  if (kind === 'email')
    return `to ${countedOf(recipients.length, 'address', 'addresses')}${unsubscribed.length ? `, ${unsubscribed.length} of them unsubscribed` : ''}`;
  if (kind === 'file')
    return `into ${folder === null ? 'reports' : `reports/${folder}`} as ${formatNames[format ?? 'html']}`;
  return `to ${webhookHost}`;
}

const what: Record<string, string> = { report: 'The report', alert: 'An alert', test: 'A test' };

/** What came of a delivery: "The report went out on 23 Nov 2026, 08:00." */
export function deliveryText(delivery: ReportDeliveryPartsFragment, timeZone: string): string {
  const { state, sentAt, dueAt, attempts, error } = delivery;
  const name = what[delivery.what] ?? delivery.what;
  if (state === 'sent') return `${name} went out on ${momentOf(sentAt, timeZone)}.`;
  if (state === 'failed')
    return `${name} did not go out after ${countedOf(attempts, 'attempt')}: ${error ?? 'unknown'}`;
  if (attempts === 0) return `${name} is being made and sent.`;
  return `${name} did not go out yet: ${error ?? 'unknown'} Next attempt on ${momentOf(dueAt, timeZone)}.`;
}

export const changeNames: Record<string, string> = {
  new: 'New',
  gone: 'No longer said',
  changed: 'Changed',
  same: 'As before',
};
