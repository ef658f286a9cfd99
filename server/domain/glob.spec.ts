import { fits } from './glob';

describe('fits', () => {
  it.each<[string, string, boolean]>([
    ['deploy', 'Deploy', true],
    ['deploy', 'deploy 2', false],
    ['deploy*', 'Deploy to production', true],
    ['*prod*', 'eu-PROD-1', true],
    ['v?.?', 'v1.2', true],
    ['v?.?', 'v1x2', false],
    ['acme/*', 'acme/shop', true],
    ['*', '', true],
    ['?', '', false],
    // Nothing but * and ? has a meaning.
    ['a.b', 'axb', false],
    ['[ab]', 'a', false],
    ['(x|y)+$', '(x|y)+$', true],
  ])('%s and %s: %s', (glob, text, expected) => expect(fits(glob, text)).toBe(expected));

  it.each<[string, string, boolean]>([
    ['web/*', 'web/a.ts', true],
    ['web/*', 'web/b/a.ts', false],
    ['web/**', 'web/b/a.ts', true],
    ['web/**', 'web', false],
    ['**/a.ts', 'a.ts', true],
    ['**/a.ts', 'web/b/a.ts', true],
    ['src/**/a.ts', 'src/a.ts', true],
    ['src/**/a.ts', 'src/x/y/a.ts', true],
    ['src/**/a.ts', 'src/xa.ts', false],
    ['*.md', 'README.md', true],
    ['*.md', 'docs/README.md', false],
    ['web/?.ts', 'web//.ts', false],
  ])('as paths, %s and %s: %s', (glob, text, expected) => expect(fits(glob, text, true)).toBe(expected));
});
