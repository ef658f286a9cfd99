import { scheduleDraft, scheduleInput } from './report-schedule';

const draft = { ...scheduleDraft(null, 'Europe/Berlin'), name: 'Leadership' };

it('begins with Monday at eight in the organization’s zone', () => {
  expect(draft).toMatchObject({ weekday: '1', time: '08:00', timeZone: 'Europe/Berlin', alerts: false, team: null });
});

it('sends only what the kind has', () => {
  expect(scheduleInput({ ...draft, recipients: 'a@example.com, b@example.com\n c@example.com;', webhook: 'https://x' })).toMatchObject({
    kind: 'email', recipients: ['a@example.com', 'b@example.com', 'c@example.com'],
  }); // prettier-ignore
  expect(scheduleInput({ ...draft, webhook: 'https://x' })).not.toHaveProperty('webhook');
  expect(scheduleInput({ ...draft, kind: 'slack', webhook: ' https://x ' })).toMatchObject({ webhook: 'https://x' });
  // Left empty it stays as it is.
  expect(scheduleInput({ ...draft, kind: 'slack', webhook: '' })).not.toHaveProperty('webhook');
  expect(scheduleInput({ ...draft, kind: 'file', folder: '' })).toMatchObject({ folder: null, format: 'pdf' });
});
