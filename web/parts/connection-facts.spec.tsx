import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import type { ConnectionPartsFragment } from '../gql/documents';
import { ConnectionFacts } from './connection-facts';
import { ConnectionFault } from './connection-fault';
import { SourceState } from './source-state';

afterEach(cleanup);

const now = Date.parse('2026-08-14T12:10:00Z');
const connection: ConnectionPartsFragment = {
  id: '1',
  door: 'github',
  name: 'github.com/acme',
  baseUrl: 'https://api.github.com',
  target: 'organization',
  login: 'acme',
  auth: 'token',
  everyMinutes: 15,
  paused: false,
  incidentLabels: [],
  workflows: [],
  state: 'incomplete',
  hookPath: '/hooks/github/1',
  hookSecrets: 1,
  lastRunAt: '2026-08-14T12:04:00Z',
  nextRunAt: '2026-08-14T12:19:00Z',
  completeTo: '2026-08-14T12:04:00Z',
  expected: 932,
  got: 650,
  rateLimit: 5000,
  rateRemaining: 120,
  rateResetAt: '2026-08-14T12:50:00Z',
  errorCode: null,
  error: null,
  remedy: null,
  errorAt: null,
  repositoryCount: 14,
  failedRepositories: 2,
  job: null,
  usage: null,
  deliveries: { waiting: 0, taken: 0, ignored: 0, failed: 0, lastAt: null },
};

const inPage = (part: React.ReactElement) => render(<MantineProvider>{part}</MantineProvider>);
function facts(change: Partial<ConnectionPartsFragment> = {}): Record<string, string> {
  inPage(<ConnectionFacts connection={{ ...connection, ...change }} timeZone="UTC" now={now} />);
  const terms = screen.getAllByRole('term');
  return Object.fromEntries(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']));
}

test('expected against got, lag, runs and GitHub’s limit', () => {
  expect(facts()).toEqual({
    'Pull requests, got of expected': '650 of 932282 missing',
    'Complete up to': '14 August 12:046 min ago',
    Repositories: '142 failed',
    'Last run': '14 August 12:046 min ago',
    'Next run': 'in 9 minevery 15 min',
    'GitHub’s limit': '120 of 5,000 points leftfull again in 40 min',
  });
});

test('what is not known is said, not drawn as 0', () => {
  const told = facts({ expected: null, completeTo: null, lastRunAt: null, nextRunAt: null, rateLimit: null });
  expect(told['Pull requests, got of expected']).toBe('650GitHub has not said of how many');
  expect(told['Complete up to']).toBe('not yet');
  expect(told['Last run']).toBe('not yet');
  expect(told['GitHub’s limit']).toBe('not known yet');
});

test('a server without a limit has none, and one whose hour is over is full again', () => {
  expect(facts({ rateLimit: 0, rateRemaining: 0 })['GitHub’s limit']).toContain('none');
  cleanup();
  expect(facts({ rateResetAt: '2026-08-14T12:00:00Z' })['GitHub’s limit']).toBe('5,000 of 5,000 points left');
});

test('a paused one has no next run, and webhooks alone have no facts of a sync', () => {
  expect(facts({ paused: true })['Next run']).toContain('paused');
  cleanup();
  inPage(<ConnectionFacts connection={{ ...connection, auth: 'none' }} timeZone="UTC" now={now} />);
  expect(screen.queryAllByRole('term')).toEqual([]);
});

test('a fault has a name, the server’s sentence and what to do; the server’s own remedy goes first', () => {
  inPage(<ConnectionFault code="unauthorized" error="401 Bad credentials." remedy={null} when="12 min ago" />);
  const text = () => screen.getByRole('group', { name: 'Last error' }).textContent;
  expect(text()).toMatch(/^GitHub refused the token\. 12 min ago.*401 Bad credentials\.What to do: .*new one/);
  cleanup();
  inPage(<ConnectionFault code="strange" error="Something." remedy="Turn it off and on." when="now" />);
  expect(text()).toBe('The last sync failed. nowSomething.What to do: Turn it off and on.');
});

test.each([
  ['syncing', 'Syncing'],
  ['failed', 'Failed'],
  ['backfill', 'Backfill'],
  ['gone', 'Gone'],
  ['ignored', 'Ignored'],
])('the state %s is a word beside its icon', (state, word) => {
  inPage(<SourceState state={state} />);
  const shown = screen.getByText(word);
  expect(shown.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});
