import { nextToJudge, sampleMatrix } from './judge';

const open = { judged: null };
const done = { judged: 'accepted' };

test('the next one to judge comes after the one at hand, then from the start', () => {
  expect(nextToJudge([open, open], -1)).toBe(0);
  expect(nextToJudge([done, open, open], 0)).toBe(1);
  expect(nextToJudge([open, done, done], 2)).toBe(0);
  expect(nextToJudge([done, done], 1)).toBeNull();
  expect(nextToJudge([], -1)).toBeNull();
});

test('one sample compares rules and people; unsure ones are left out and counted', () => {
  const nodes = [
    { outcome: 'accepted', judged: 'accepted' },
    { outcome: 'accepted', judged: 'ignored' },
    { outcome: 'ignored', judged: 'ignored' },
    { outcome: 'rejected', judged: 'accepted' },
    { outcome: 'ignored', judged: 'unsure' },
    { outcome: null, judged: null },
  ];
  expect(sampleMatrix(nodes)).toEqual({
    matrix: [
      [1, 0, 1],
      [1, 0, 0],
      [0, 0, 1],
    ],
    same: 2,
    n: 4,
    unsure: 1,
  });
});
