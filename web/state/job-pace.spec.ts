import { noteSample, paceOf, samplesOf } from './job-pace';

test('pull requests per minute, and the minutes left at that pace', () => {
  // 300 in 60 s are 300 a minute; 4,300 − 1,200 = 3,100 left take 10.33 minutes.
  const pace = paceOf(
    [
      { at: 0, done: 900 },
      { at: 60_000, done: 1200 },
    ],
    4300,
    60_000,
  );
  expect(pace.perMinute).toBeCloseTo(300);
  expect(pace.minutesLeft).toBeCloseTo(3100 / 300);
});

test('without a total the pace is known, the end is not', () => {
  const pace = paceOf(
    [
      { at: 0, done: 0 },
      { at: 30_000, done: 100 },
    ],
    null,
    30_000,
  );
  expect(pace).toEqual({ perMinute: 200, minutesLeft: null });
});

test('nothing is told from less than five seconds, nor of a job that stands still', () => {
  const soon = [
    { at: 0, done: 0 },
    { at: 4000, done: 100 },
  ];
  expect(paceOf(soon, 1000, 4000)).toEqual({ perMinute: null, minutesLeft: null });
  expect(paceOf([{ at: 0, done: 100 }], 1000, 60_000)).toEqual({ perMinute: null, minutesLeft: null });
  expect(paceOf([], 1000, 60_000)).toEqual({ perMinute: null, minutesLeft: null });
});

test('a job that does not come on gets slower, then has no pace; what lies over two minutes back does not count', () => {
  const samples = [
    { at: 0, done: 0 },
    { at: 60_000, done: 600 },
  ];
  // 600 in 60 s, then 15 s of silence: 600 in 75 s are 480 a minute.
  expect(paceOf(samples, 1200, 75_000).perMinute).toBeCloseTo(480);
  expect(paceOf(samples, 1200, 81_000)).toEqual({ perMinute: null, minutesLeft: null });
  // Of 0, 600 and 700 the first is too old: 100 in 70 s.
  expect(paceOf([...samples, { at: 125_000, done: 700 }], 1200, 130_000).perMinute).toBeCloseTo(100 / (70 / 60));
});

test('samples are kept per job, without repeats, and anew when it counts from the beginning', () => {
  noteSample('1-a', 10, 0);
  noteSample('1-a', 10, 1000);
  noteSample('1-a', 20, 2000);
  expect(samplesOf('1-a')).toEqual([
    { at: 0, done: 10 },
    { at: 2000, done: 20 },
  ]);
  noteSample('1-a', 5, 3000);
  expect(samplesOf('1-a')).toEqual([{ at: 3000, done: 5 }]);
  expect(samplesOf('1-b')).toEqual([]);
});
