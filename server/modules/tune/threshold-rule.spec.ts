import { pathsKept } from './threshold-rule';

const PATHS = ['', 'src/a.ts', 'src/deep/b.ts', 'src/deep/b.snap', 'docs/a.md'];

it.each([
  ['none of them lets in: all but what is left out', ['!docs/**'], [1, 1, 1, 1, 0]],
  ['some let in: only those, and no finding without a path', ['src/**'], [0, 1, 1, 1, 0]],
  ['both: what is left out wins', ['src/**', '!**/*.snap'], [0, 1, 1, 0, 0]],
  ['several let in: any of them', ['docs/*', 'src/*.ts'], [0, 1, 0, 0, 1]],
])('keeps paths by globs; %s', (_, globs, kept) => {
  expect([...pathsKept(globs, PATHS)]).toEqual(kept);
});
