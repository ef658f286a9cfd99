import { commitFileRecords } from './commit-file';

const sha = 'a'.repeat(40);
const of = (file: object) => commitFileRecords('acme/shop', 7, sha, [{ filename: 'src/a.ts', status: 'modified', ...file }])[0]; // prettier-ignore

test('the changed lines of a file, without its text', () => {
  const patch =
    '@@ -10,3 +10,4 @@ function total() {\n const a = 1;\n-const b = 2;\n+const b = 3;\n+const c = 4;\n return a;';
  const record = of({ changes: 3, patch });
  // Line 11 became lines 11 and 12.
  expect(record).toMatchObject({ kind: 'commit_file', repo: 'acme/shop', number: 7, sha, path: 'src/a.ts', status: 'modified', hunks: [11, 1, 11, 2] }); // prettier-ignore
  expect(JSON.stringify(record)).not.toContain('const');
});

test('only renamed: its lines stayed, under another path', () => {
  const record = of({ filename: 'src/b.ts', previous_filename: 'src/a.ts', status: 'renamed', changes: 0 });
  expect(record).toMatchObject({ path: 'src/b.ts', previous_path: 'src/a.ts', status: 'renamed', hunks: [] });
});

test('binary, or too large to be shown: which lines is unknown', () => {
  expect(of({ filename: 'logo.png', changes: 0 }).hunks).toBeUndefined();
  expect(of({ filename: 'package-lock.json', changes: 90_000 }).hunks).toBeUndefined();
});
