import { TouchedCollector } from './touched';

const now = 1_000_000;

test('the horizon is the newest instant, not beyond now', () => {
  const touched = new TouchedCollector();
  expect(touched.horizon).toBeNaN();
  for (const seconds of [NaN, 500, 700, 600]) touched.happened(seconds, now);
  expect(touched.horizon).toBe(700);
  touched.happened(now + 60, now);
  expect(touched.horizon).toBe(now);
});

test('a time far in the future counts for nothing', () => {
  const touched = new TouchedCollector();
  touched.happened(500, now);
  touched.happened(now + 2 * 86400, now);
  expect(touched.horizon).toBe(500);
});

test('beyond 200,000 pull requests all are touched', () => {
  const touched = new TouchedCollector();
  for (let number = 0; number < 200_000; number++) touched.pullRequest('a/b', number);
  touched.pullRequest('a/b', 0);
  expect(touched.all).toBe(false);
  touched.pullRequest('a/c', 0);
  expect(touched.all).toBe(true);
});
