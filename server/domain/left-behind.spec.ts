import fc from 'fast-check';
import { leftBehind } from './left-behind';

describe('leftBehind', () => {
  it('counts what was merged before the train left and was not in production at its end', () => {
    // Train 1 leaves at 10 and finishes at 12, train 2 at 20 and 21. Merged → deployed:
    const changes = [
      { mergedAt: 1, deployedAt: 12 }, // went with train 1
      { mergedAt: 2, deployedAt: 21 }, // left behind by train 1, went with train 2
      { mergedAt: 3, deployedAt: NaN }, // left behind by both
      { mergedAt: 10, deployedAt: 21 }, // merged in the moment train 1 left: not before it
      { mergedAt: 11, deployedAt: 12 }, // merged while train 1 was under way, and yet in it
      { mergedAt: 20.5, deployedAt: NaN }, // merged after train 2 had left
    ];
    const trains = [
      { leftAt: 10, finishedAt: 12 },
      { leftAt: 20, finishedAt: 21 },
    ];
    expect([...leftBehind(changes, trains)]).toEqual([2, 1]);
    expect([...leftBehind([], trains)]).toEqual([0, 0]);
    expect([...leftBehind(changes, [])]).toEqual([]);
  });

  it('is what counting one by one gives', () => {
    const change = fc
      .tuple(fc.nat(30), fc.oneof(fc.nat(10), fc.constant(NaN)))
      .map(([mergedAt, wait]) => ({ mergedAt, deployedAt: mergedAt + wait }));
    const train = fc.tuple(fc.nat(30), fc.nat(5)).map(([leftAt, run]) => ({ leftAt, finishedAt: leftAt + run }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.array(train, { maxLength: 5 }), (changes, trains) => {
        expect([...leftBehind(changes, trains)]).toEqual(
          trains.map(
            ({ leftAt, finishedAt }) =>
              changes.filter(({ mergedAt, deployedAt }) => mergedAt < leftAt && !(deployedAt <= finishedAt)).length,
          ),
        );
      }),
    );
  });
});
