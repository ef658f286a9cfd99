import fc from 'fast-check';
import { hunksOf } from './hunks';

it.each([
  ['one line replaced by two', '@@ -10,3 +10,4 @@ f()\n a\n-b\n+B\n+C\n c', [11, 1, 11, 2]],
  ['two runs in one hunk', '@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n-d\n+D\n e', [2, 1, 2, 1, 4, 1, 4, 1]],
  ['lines added after line 4', '@@ -4,0 +5,2 @@\n+x\n+y', [4, 0, 5, 2]],
  ['lines removed without context', '@@ -5,2 +4,0 @@\n-x\n-y', [5, 2, 4, 0]],
  ['counts left out are 1', '@@ -7 +7 @@\n-x\n+y', [7, 1, 7, 1]],
  ['a new file', '@@ -0,0 +1,3 @@\n+a\n+b\n+c', [0, 0, 1, 3]],
  ['a file removed', '@@ -1,2 +0,0 @@\n-a\n-b', [1, 2, 0, 0]],
  ['removed line that looks like a head of a file', '@@ -1,2 +1,1 @@\n a\n--- b', [2, 1, 1, 0]],
  [
    'no newline at the end',
    '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file',
    [1, 1, 1, 1],
  ],
  ['an empty line of context whose space was cut', '@@ -1,3 +1,4 @@\n a\n\n+x\n b', [2, 0, 3, 1]],
  ['the same with carriage returns', '@@ -1,3 +1,4 @@\r\n a\r\n\r\n+x\r\n b\r\n', [2, 0, 3, 1]],
  [
    'with the heads of git',
    'diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -2 +2 @@\n-a\n+b\n',
    [2, 1, 2, 1],
  ],
  ['two hunks', '@@ -1 +1 @@\n-a\n+b\n@@ -9,0 +10 @@\n+c', [1, 1, 1, 1, 9, 0, 10, 1]],
  ['no diff at all', 'hello\n-a\n+b', []],
  ['nothing', '', []],
])('%s', (_, patch, hunks) => {
  expect(hunksOf(patch)).toEqual(hunks);
});

/** A diff by its lines: kept, removed and added ones in the order they stand in. */
const edits = fc.array(fc.constantFrom(' ', '-', '+'), { maxLength: 60 });

/** A unified diff of these lines with some lines of context, made line by line. */
function diffOf(lines: readonly string[], context: number): string {
  const shown = lines.map((_, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some((line) => line !== ' '),
  );
  let text = '';
  let [old, now] = [1, 1];
  for (let at = 0; at < lines.length; at++) {
    if (shown[at] && !shown[at - 1]) {
      let end = at;
      while (shown[end]) end++;
      const part = lines.slice(at, end);
      const [removed, added] = [part.filter((line) => line !== '+').length, part.filter((line) => line !== '-').length];
      const head = (start: number, count: number): string =>
        count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`;
      text += `@@ -${head(old, removed)} +${head(now, added)} @@\n`;
    }
    if (shown[at]) text += `${lines[at]}line ${at}\n`;
    if (lines[at] !== '+') old++;
    if (lines[at] !== '-') now++;
  }
  return text;
}

it('finds every run of changes, whatever the context', () => {
  fc.assert(
    fc.property(edits, fc.integer({ min: 0, max: 4 }), (lines, context) => {
      const expected: number[] = [];
      let [old, now] = [1, 1];
      for (let at = 0; at < lines.length;) {
        if (lines[at] === ' ') {
          old++;
          now++;
          at++;
          continue;
        }
        let [removed, added] = [0, 0];
        for (; at < lines.length && lines[at] !== ' '; at++) {
          if (lines[at] === '-') removed++;
          else added++;
        }
        expected.push(removed > 0 ? old : old - 1, removed, added > 0 ? now : now - 1, added);
        old += removed;
        now += added;
      }
      expect(hunksOf(diffOf(lines, context))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
