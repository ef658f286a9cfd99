import fc from 'fast-check';
import { EventHeap } from './event-heap';

describe('EventHeap', () => {
  it('pops by time, and what has the same time in the order of being pushed, however pushes and pops are mixed', () => {
    // A number is pushed at a time that long after the last popped; null pops.
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 }), { maxLength: 200 }), (steps) => {
        const heap = new EventHeap();
        const expected: { time: number; event: number }[] = [];
        let now = 0;
        const pop = (): void => {
          const event = heap.pop();
          const first = expected.reduce((least, each) => (each.time < least.time ? each : least), {
            time: Infinity,
            event: -1,
          });
          if (first.event >= 0) expected.splice(expected.indexOf(first), 1);
          expect({ time: heap.time, event }).toEqual(first);
          if (event >= 0) now = heap.time;
        };
        steps.forEach((step, event) => {
          if (step === null) return pop();
          heap.push(now + step, event);
          expected.push({ time: now + step, event });
        });
        while (expected.length > 0) pop();
        pop();
      }),
    );
  });

  it('outgrows its first columns', () => {
    const heap = new EventHeap();
    for (let i = 5000; i > 0; i--) heap.push(i, i);
    const popped = Array.from({ length: 5000 }, () => heap.pop());
    expect(popped).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1));
  });
});
