import { issueRecord, type IssueFacts } from './issue-record';
import { fitsPattern, INCIDENT_LABELS, WORKFLOWS } from './name-pattern';

const issue: IssueFacts = {
  id: '77',
  title: 'Checkout is down',
  url: 'https://github.com/acme/shop/issues/12',
  body: '',
  labels: ['incident'],
  assignees: [],
  createdAt: '2026-03-02T10:00:00Z',
  updatedAt: '2026-03-02T10:05:00Z',
  closedAt: null,
  reason: '',
};
const of = (more: Partial<IssueFacts>) => issueRecord('acme/shop', 'github.com', { ...issue, ...more });

test.each([
  ['sev1', 'sev1'],
  ['SEV-2', 'sev2'],
  ['severity: high', 'high'],
  ['severity/3', 'sev3'],
  ['P1', 'p1'],
  ['several', undefined],
  ['priority', undefined],
  ['p9', undefined],
])('the label %s states the severity %s', (label, severity) => {
  expect(of({ labels: ['incident', label] }).severity).toBe(severity);
});

test.each([
  ['Caused by #12', { repo: 'acme/shop', number: 12 }],
  ['text\n- **Caused by:** acme/api#7, we think', { repo: 'acme/api', number: 7 }],
  ['caused by https://github.com/acme/web/pull/9', { repo: 'acme/web', number: 9 }],
  ['It was not caused by #12', undefined],
  ['Caused by the weather', undefined],
])('%j says what it was caused by', (body, cause) => {
  expect(of({ body }).caused_by).toEqual(cause);
});

test.each([
  ['incident', true],
  ['Incident', true],
  ['type: incident', true],
  ['kind/incident', true],
  ['outage', true],
  ['sev1', true],
  ['SEV-2', true],
  ['several', false],
  ['severity: high', false],
  ['incident-review', false],
  ['bug', false],
])('by default the label %s means an incident: %s', (label, means) => {
  expect(fitsPattern(INCIDENT_LABELS, label)).toBe(means);
});

test.each([
  ['Deploy to production', true],
  ['release-please', true],
  ['ship.yml', true],
  ['CI', false],
  ['lint', false],
])('by default the workflow %s deploys: %s', (name, means) => {
  expect(fitsPattern(WORKFLOWS, name)).toBe(means);
});

test('a point in a pattern is a point, and many stars cost no time', () => {
  expect(fitsPattern(['a.b'], 'aXb')).toBe(false);
  expect(fitsPattern(['**********x'], 'a'.repeat(5000))).toBe(false);
});
