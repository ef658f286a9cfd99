import { sparing } from './sparing';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('the first wish is done at once, those within the rest once at its end', () => {
  let done = 0;
  const ask = sparing(() => (done += 1), 5000);
  ask.now();
  expect(done).toBe(1);
  ask.now();
  ask.now();
  expect(done).toBe(1);
  jest.advanceTimersByTime(5000);
  expect(done).toBe(2);
  jest.advanceTimersByTime(20_000);
  expect(done).toBe(2);
  ask.now();
  expect(done).toBe(3);
});

test('after the end nothing is done', () => {
  let done = 0;
  const ask = sparing(() => (done += 1), 5000);
  ask.now();
  ask.now();
  ask.stop();
  jest.advanceTimersByTime(20_000);
  expect(done).toBe(1);
});
