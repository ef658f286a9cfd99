import fc from 'fast-check';
import { lineStep, type CommitFile } from './moved-line';

const file = (hunks: number[] | undefined, more: Partial<CommitFile> = {}): CommitFile => ({ path: 'a.ts', previousPath: '', status: 'modified', hunks, ...more }); // prettier-ignore
const lines = (from: number, to = from) => ({ path: 'a.ts', from, to });

describe('how near a commit came', () => {
  it.each([
    // Old lines 20–22 replaced by one line.
    ['the line itself', 21, 21, [20, 3, 20, 1], 0],
    ['a line 5 above the run', 15, 15, [20, 3, 20, 1], 5],
    ['a line 6 above the run', 14, 14, [20, 3, 20, 1], 6],
    ['a line 5 below the run', 27, 27, [20, 3, 20, 1], 5],
    ['a line 6 below the run', 28, 28, [20, 3, 20, 1], 6],
    ['a span that reaches into the run', 10, 20, [20, 3, 20, 1], 0],
    // Lines added after line 20.
    ['the line they follow', 20, 20, [20, 0, 21, 4], 1],
    ['the line they stand before', 21, 21, [20, 0, 21, 4], 1],
    ['a span around them', 18, 23, [20, 0, 21, 4], 0],
    ['a line 5 below them', 25, 25, [20, 0, 21, 4], 5],
    ['a line 6 below them', 26, 26, [20, 0, 21, 4], 6],
    ['a line 5 above them', 16, 16, [20, 0, 21, 4], 5],
    ['the nearer of two runs', 50, 50, [20, 1, 20, 1, 53, 1, 53, 1], 3],
  ])('%s', (_, from, to, hunks, distance) => {
    expect(lineStep(lines(from, to), [file(hunks)]).distance).toBe(distance);
  });
});

describe('where lines stand afterwards', () => {
  it.each([
    ['above every change', 5, 6, [20, 3, 20, 1], 5, 6],
    ['below lines that went', 30, 31, [20, 3, 20, 1], 28, 29],
    ['below lines that came', 30, 31, [20, 0, 21, 4], 34, 35],
    ['replaced', 21, 21, [20, 3, 20, 5], 20, 24],
    ['removed with nothing in their place', 21, 21, [20, 3, 19, 0], 20, 20],
    ['partly replaced', 18, 21, [20, 3, 20, 1], 18, 20],
    ['the first lines of a file that went', 1, 2, [1, 3, 0, 0], 1, 1],
  ])('%s', (_, from, to, hunks, newFrom, newTo) => {
    expect(lineStep(lines(from, to), [file(hunks)]).after).toEqual({ path: 'a.ts', from: newFrom, to: newTo });
  });
});

it('a renamed file is followed, with its changes', () => {
  const renamed = file([3, 0, 4, 2], { path: 'b.ts', previousPath: 'a.ts', status: 'renamed' });
  expect(lineStep(lines(10), [renamed])).toEqual({ distance: 7, after: { path: 'b.ts', from: 12, to: 12 } });
});

it('a copy leaves the original where it was', () => {
  const copied = file([10, 1, 10, 1], { path: 'b.ts', previousPath: 'a.ts', status: 'copied' });
  expect(lineStep(lines(10), [copied])).toEqual({ distance: Infinity, after: lines(10) });
});

it('a removed file changed every line of it', () => {
  expect(lineStep(lines(10), [file(undefined, { status: 'removed' })])).toEqual({ distance: 0, after: undefined });
});

it('a file that is not among a commit was not changed by it', () => {
  expect(lineStep(lines(10), [file([10, 1, 10, 1], { path: 'b.ts' })])).toEqual({
    distance: Infinity,
    after: lines(10),
  });
});

it('what is not known is not known', () => {
  expect(lineStep(lines(10), [file(undefined)])).toEqual({ distance: NaN, after: lines(10) });
  expect(lineStep(lines(NaN), [file([10, 1, 10, 1])]).distance).toBeNaN();
});

it('follows each line of a file through any edit as a walk line by line does', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(' ', ' ', ' ', '-', '+'), { minLength: 1, maxLength: 60 }), (edits) => {
      const hunks: number[] = [];
      /** Per old line its new number; NaN = it was removed. */
      const now: number[] = [];
      /** Places between or on old lines at which something changed. */
      const changes: { from: number; to: number }[] = [];
      let [old, next] = [1, 1];
      for (let at = 0; at < edits.length;) {
        if (edits[at] === ' ') {
          now[old++] = next++;
          at++;
          continue;
        }
        const run = { old, next, removed: 0, added: 0 };
        for (; at < edits.length && edits[at] !== ' '; at++) {
          if (edits[at] === '-') {
            now[old++] = NaN;
            run.removed++;
          } else {
            next++;
            run.added++;
          }
        }
        hunks.push(run.removed > 0 ? run.old : run.old - 1, run.removed, run.added > 0 ? run.next : run.next - 1, run.added); // prettier-ignore
        // Lines added between two old ones touch neither of them.
        changes.push(run.removed > 0 ? { from: run.old, to: old - 1 } : { from: run.old - 0.5, to: run.old - 0.5 });
      }
      for (let line = 1; line < old; line++) {
        const { distance, after } = lineStep(lines(line), [file(hunks)]);
        const model = Math.min(...changes.map(({ from, to }) => (line < from ? Math.ceil(from - line) : line > to ? Math.ceil(line - to) : 0))); // prettier-ignore
        expect(distance).toBe(model);
        if (Number.isNaN(now[line])) expect(distance).toBe(0);
        else expect(after).toEqual(lines(now[line]));
      }
    }),
    { numRuns: 500 },
  );
});
