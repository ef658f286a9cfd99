import { completenessSentence, pullRequestsOf, wholeOf, type Synced } from './completeness';

const now = Date.parse('2026-08-14T12:10:00Z');
const acme: Synced = {
  auth: 'token',
  state: 'complete',
  completeTo: '2026-08-14T12:04:00Z',
  expected: 931,
  got: 931,
  repositoryCount: 14,
  failedRepositories: 0,
  deliveries: { taken: 0, failed: 0 },
};
const sentence = (...connections: Synced[]) => completenessSentence(connections, 'UTC', now);

test('complete, with the moment and the numbers', () => {
  expect(sentence(acme)).toBe('Complete up to 14 August 12:04: 931 of 931 pull requests in 14 repositories.');
});

test('what is missing is said first', () => {
  expect(sentence({ ...acme, state: 'incomplete', expected: 932, got: 650, failedRepositories: 2 })).toBe(
    'Incomplete: 650 of 932 pull requests; 2 repositories failed.',
  );
});

test('a state of "complete" with numbers that disagree is not believed', () => {
  expect(sentence({ ...acme, expected: 932, got: 650 })).toBe('Incomplete: 650 of 932 pull requests.');
  expect(sentence({ ...acme, completeTo: null })).toBe(
    'Incomplete: 931 of 931 pull requests; not every list is read to its end.',
  );
  expect(wholeOf([{ ...acme, failedRepositories: 1 }]).completeness).toBe('incomplete');
});

test('a failed sync stays incomplete, also while it waits for its next turn', () => {
  expect(sentence({ ...acme, state: 'failed' })).toBe('Incomplete: 931 of 931 pull requests; the last sync failed.');
  expect(sentence({ ...acme, state: 'failed', completeTo: null, expected: null, got: 0, repositoryCount: 0 })).toBe(
    'Incomplete: 0 pull requests of an unknown number; the last sync failed.',
  );
});

test('while it syncs', () => {
  expect(sentence({ ...acme, state: 'syncing', expected: 4300, got: 1200 })).toBe(
    'Still syncing: complete up to 14 August 12:04, 1,200 of 4,300 pull requests in 14 repositories.',
  );
  expect(sentence({ ...acme, state: 'syncing', completeTo: null, expected: 4300, got: 1200 })).toBe(
    'Still syncing: 1,200 of 4,300 pull requests in 14 repositories.',
  );
  const first: Synced = { ...acme, state: 'syncing', completeTo: null, expected: null, got: 0 };
  expect(sentence({ ...first, job: { done: 100, total: 300 } })).toBe(
    'Still syncing: 100 of 300 pull requests in 14 repositories.',
  );
  const begun: Synced = { ...acme, state: 'waiting', completeTo: null, expected: null, got: 0, repositoryCount: 0 };
  expect(sentence({ ...begun, job: { done: 0, total: null } })).toBe(
    'Still syncing: the first pull requests are on their way.',
  );
});

test('a first sync that was stopped is no sync under way', () => {
  const stopped: Synced = { ...acme, state: 'waiting', completeTo: null, expected: 300, got: 100, job: null };
  expect(sentence(stopped)).toBe('Incomplete: 100 of 300 pull requests.');
  expect(sentence({ ...stopped, expected: null, got: 0, repositoryCount: 0 })).toBe(
    'Incomplete: nothing has been read yet. Start a sync.',
  );
});

test('a token that sees no repository is no complete sync', () => {
  const blind = { ...acme, completeTo: null, expected: 0, got: 0, repositoryCount: 0 };
  expect(wholeOf([blind]).completeness).toBe('incomplete');
  expect(sentence(blind)).toBe(
    'Nothing is read: GitHub shows no repositories to this token. Check its access, then sync again.',
  );
});

test('paused and waiting are judged by what is in', () => {
  expect(wholeOf([{ ...acme, state: 'paused' }]).completeness).toBe('complete');
  expect(wholeOf([{ ...acme, state: 'paused', got: 900 }]).completeness).toBe('incomplete');
  expect(wholeOf([{ ...acme, state: 'waiting' }]).completeness).toBe('complete');
});

test('several connections add up, and are complete up to the earliest', () => {
  const other = { ...acme, completeTo: '2026-08-13T08:00:00Z', expected: 69, got: 69, repositoryCount: 1 };
  expect(sentence(acme, other)).toBe(
    'Complete up to 13 August 08:00: 1,000 of 1,000 pull requests in 15 repositories.',
  );
  expect(sentence(acme, { ...other, state: 'failed', got: 60 })).toBe(
    'Incomplete: 991 of 1,000 pull requests; 1 connection failed.',
  );
});

test('where nothing syncs it is not known', () => {
  expect(sentence()).toBe(
    'Not known: files do not say what is missing. Connect GitHub to compare with its own counts.',
  );
  const hooks: Synced = { ...acme, auth: 'none', state: 'complete', deliveries: { taken: 213, failed: 2 } };
  expect(sentence(hooks)).toContain('Not known: 213 webhook deliveries taken, 2 failed.');
  // Beside one that syncs, webhooks alone neither add nor take away.
  expect(sentence(acme, hooks)).toBe('Complete up to 14 August 12:04: 931 of 931 pull requests in 14 repositories.');
});

test('GitHub may count fewer than there are', () => {
  expect(pullRequestsOf(12, 10)).toBe('12 pull requests, 10 by GitHub’s count');
  expect(pullRequestsOf(1, 1)).toBe('1 of 1 pull request');
  expect(wholeOf([{ ...acme, got: 940 }]).completeness).toBe('complete');
});
