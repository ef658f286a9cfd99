import { splitDelivery, type Delivery, type Train } from './train-wait';
import { CAUSES } from './waiting';

/** On duty from 0 to 100 and from 200 on. */
const DUTY = { starts: Float64Array.of(0, 200), ends: Float64Array.of(100, 1000) };

/** Hours per cause of the wait [merged, to). */
function causesOf(delivery: Partial<Delivery> & { merged: number }, trains: Train[], to: number): number[] {
  const hours = CAUSES.map(() => 0);
  splitDelivery(
    { train: -1, inTrains: true, ...delivery },
    trains,
    delivery.merged,
    to,
    DUTY,
    (cause, from, until) => (hours[cause] += until - from),
  );
  return hours;
}

const train = (left: number, finished: number, latestMerge: number, success = true): Train => ({ left, finished, success, latestMerge }); // prettier-ignore

describe('splitDelivery', () => {
  it('waits for the train to leave, and then for its run', () => {
    expect(causesOf({ merged: 10, train: 0 }, [train(40, 45, 30)], 45)).toEqual([30, 0, 0, 0, 5]);
  });

  it('is left behind: overtaken by what was merged later, or for want of a seat', () => {
    // Merged at 10. The train at 20 takes what was merged by 8: no seat left. The one at 30 takes a change merged at 25. The one at 50 takes it.
    const trains = [train(20, 22, 8), train(30, 33, 25), train(50, 54, 40)];
    expect(causesOf({ merged: 10, train: 2 }, trains, 54)).toEqual([10, 10, 20, 0, 4]);
  });

  it('counts a failed attempt and its repair as extraneous, within the calendar', () => {
    // Leaves at 90 and fails at 110, though nobody is there after 100; leaves again at 210.
    const trains = [train(90, 110, NaN, false), train(210, 215, 60)];
    expect(causesOf({ merged: 60, train: 1 }, trains, 215)).toEqual([30, 0, 0, 90, 20 + 10 + 5]);
  });

  it('has no batching where each change goes alone', () => {
    expect(causesOf({ merged: 90, train: 0, inTrains: false }, [train(205, 208, 90)], 208)).toEqual([0, 0, 0, 100, 18]);
  });

  it('goes on waiting for a train that has not left yet', () => {
    const before = [train(5, 6, 2)];
    expect(causesOf({ merged: 10 }, before, 60)).toEqual([50, 0, 0, 0, 0]);
    // One left it behind since: no seat.
    expect(causesOf({ merged: 10 }, [...before, train(30, 31, 9)], 60)).toEqual([20, 30, 0, 0, 0]);
  });

  it('takes a train that left before the merge, and yet brought it, for a run', () => {
    expect(causesOf({ merged: 10, train: 0 }, [train(8, 14, 10)], 14)).toEqual([0, 0, 0, 0, 4]);
  });
});
