import { runTable, type GivenRun } from '../../test/support/adoption-tables';
import { mergeabilityOf, RUN_LENGTHS, runLengthOf, runResultOf } from './mergeability';
import { wilson } from './statistics/wilson';

/** Pull requests of the flow table: open, merged, closed. */
const STATE = Uint8Array.of(0, 1, 2);
const [OPEN, MERGED, CLOSED] = [0, 1, 2];
const run = (of: Partial<GivenRun>): GivenRun => ({ from: 0, to: 1, ...of });

describe('mergeability', () => {
  it.each<[string, Partial<GivenRun>, string]>([
    ['its pull request is merged', { item: MERGED }, 'merged'],
    ['its pull request is closed', { item: CLOSED }, 'not_merged'],
    ['its pull request is open', { item: OPEN }, 'open'],
    ['its pull request is not recorded', { item: -1, named: true }, 'unknown'],
    ['it names none', { item: -1 }, 'none'],
    ['stated merged wins over an open pull request', { item: OPEN, outcome: 1 }, 'merged'],
    ['stated merged without a record', { outcome: 1 }, 'merged'],
    ['stated closed wins over a merged one', { item: MERGED, outcome: 2 }, 'not_merged'],
    ['given up, though another run led to the merge', { item: MERGED, outcome: 3 }, 'not_merged'],
    ['given up without a pull request', { outcome: 3 }, 'none'],
    ['answered a question', { outcome: 4 }, 'none'],
    ['answered, and names a merged one', { item: MERGED, outcome: 4 }, 'merged'],
  ])('%s', (_, given, result) => expect(runResultOf(runTable([run(given)]), 0, STATE)).toBe(result));

  it.each([
    [899.9, 'under_15_minutes'],
    [900, '15_to_60_minutes'],
    [3599.9, '15_to_60_minutes'],
    [3600, '1_to_2_hours'],
    [7200, '2_to_4_hours'],
    [14_400, '4_hours_or_more'],
    [NaN, 'no_end'],
  ])('%s seconds are %s', (seconds, word) => expect(RUN_LENGTHS[runLengthOf(seconds)]).toBe(word));

  it('divides merged by decided runs, and widens the interval by the default design effect of few pull requests', () => {
    const runs = runTable([
      ...[MERGED, MERGED, MERGED, CLOSED, OPEN].map((item) => run({ item })),
      run({}),
      run({ named: true }),
    ]);
    const of = mergeabilityOf(
      runs,
      Int32Array.from({ length: 7 }, (_, row) => row),
      STATE,
    );
    expect(of).toMatchObject({ runs: 7, merged: 3, n: 4, rate: 0.75, pullRequests: 2, open: 1, none: 1, unknown: 1, deffAssumed: true }); // prettier-ignore
    expect(of.deff).toBeGreaterThanOrEqual(4);
    const { low, high } = wilson(3, 4, of.deff);
    expect([of.low, of.high]).toEqual([low, high]);
  });

  it('tells nothing of nothing', () => {
    expect(mergeabilityOf(runTable([]), new Int32Array(0), STATE)).toMatchObject({
      runs: 0,
      n: 0,
      rate: NaN,
      low: NaN,
    });
  });
});
