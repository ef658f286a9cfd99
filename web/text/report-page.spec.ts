import type { ReportDeliveryPartsFragment, ReportSchedulePartsFragment } from '../gql/documents';
import { deliveryText, scheduleTarget, scheduleTime } from './report-page';

const delivery: ReportDeliveryPartsFragment = {
  id: 'd', what: 'report', report: null, state: 'sent', attempts: 1, dueAt: '2026-11-23T07:10:00Z', sentAt: '2026-11-23T07:00:00Z', error: null,
}; // prettier-ignore
const schedule = {
  kind: 'email', recipients: ['a@example.com', 'b@example.com'], unsubscribed: [], webhookHost: null, folder: null, format: null,
  weekday: 1, time: '08:00', timeZone: 'Europe/Berlin',
} as unknown as ReportSchedulePartsFragment; // prettier-ignore

it('says what came of a delivery, in the schedule’s own zone', () => {
  expect(deliveryText(delivery, 'Europe/Berlin')).toBe('The report went out on 23 Nov 2026, 08:00.');
  expect(deliveryText({ ...delivery, state: 'waiting', sentAt: null, error: 'No answer.' }, 'Europe/Berlin')).toBe(
    'The report did not go out yet: No answer. Next attempt on 23 Nov 2026, 08:10.',
  );
  expect(deliveryText({ ...delivery, what: 'test', state: 'failed', attempts: 6, error: 'No answer.' }, 'UTC')).toBe(
    'A test did not go out after 6 attempts: No answer.',
  );
});

it('says when and where a schedule goes', () => {
  expect(scheduleTime(schedule)).toBe('Mondays at 08:00 (Europe/Berlin)');
  expect(scheduleTarget(schedule)).toBe('to 2 addresses');
  expect(scheduleTarget({ ...schedule, unsubscribed: ['a@example.com'] })).toBe(
    'to 2 addresses, 1 of them unsubscribed',
  );
  expect(scheduleTarget({ ...schedule, kind: 'slack', webhookHost: 'hooks.slack.com' })).toBe('to hooks.slack.com');
  expect(scheduleTarget({ ...schedule, kind: 'file', folder: 'weekly', format: 'pdf' })).toBe(
    'into reports/weekly as PDF',
  );
});
