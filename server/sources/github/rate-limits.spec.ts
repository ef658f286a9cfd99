import { RateLimits } from './rate-limits';

const NOW = 1_767_600_000;
const dateOf = (seconds: number) => new Date(seconds * 1000).toUTCString();

test('what does not fit any more waits for the reset, by the clock of GitHub', () => {
  const limits = new RateLimits(() => NOW);
  // GitHub's clock is an hour ahead.
  limits.noteHeaders({ date: dateOf(NOW + 3600) });
  const resetAt = new Date((NOW + 3600 + 90) * 1000).toISOString();
  limits.noteAnswer({ limit: 5000, cost: 1, remaining: 2, resetAt });
  expect(limits.delayBefore(2)).toBe(0);
  expect(limits.delayBefore(3)).toBe(91);
  expect(limits.points).toBe(1);
});

test('a limit of 0 and no limit at all mean that there is none', () => {
  const limits = new RateLimits(() => NOW);
  expect(limits.delayBefore(1)).toBe(0);
  limits.noteAnswer({ limit: 0, cost: 1, remaining: 0, resetAt: new Date(NOW * 1000 + 60_000).toISOString() });
  expect(limits.delayBefore(1)).toBe(0);
  limits.noteAnswer(null);
  limits.noteHeaders({});
  expect(limits.delayBefore(1)).toBe(0);
});

test('the limit of the REST API is another one', () => {
  const limits = new RateLimits(() => NOW);
  limits.noteHeaders({ 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 60), 'x-ratelimit-resource': 'core' }); // prettier-ignore
  expect(limits.delayBefore(1)).toBe(0);
});
