import { trainSummary } from './train';

test('the trains in one sentence', () => {
  const stage = {
    trains: 31,
    batchSizeMean: 4.24,
    largestBatch: 19,
    leftBehindMean: 1.25,
    weekly: { failed: [1, 0, 2] },
  };
  expect(trainSummary(stage, 34)).toBe(
    '34 trains, 3 of them required immediate intervention; those that reached production carried 4.2 changes on average, the largest 19; 1.3 left behind on average.',
  );
  expect(trainSummary({ ...stage, leftBehindMean: null, weekly: { failed: [0] } }, 34)).toBe(
    '34 trains; those that reached production carried 4.2 changes on average, the largest 19; what they left behind cannot be told.',
  );
  expect(trainSummary({ ...stage, batchSizeMean: null, weekly: { failed: [1] } }, 1)).toBe(
    '1 train, 1 of them required immediate intervention; none reached production.',
  );
});
