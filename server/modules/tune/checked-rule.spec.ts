import { checkedRule } from './checked-rule';

const scale = { severities: [], ranks: new Map<string, number>(), categories: [], confidence: { low: NaN, high: NaN } };
const paths = (...globs: string[]) => checkedRule({ paths: globs }, 'codex', scale).paths;

it.each([
  ['[[[', 'The path glob "[[[" opens a "[" that is not closed: take it out, or close it with "]".'],
  ['!src/{a', 'opens a "{" that is not closed'],
  ['src/a]', 'closes a "]" that was not opened'],
  ['src/[a}', 'closes a "}" that was not opened'],
  ['src/{a,b}.ts', 'has alternatives in braces'],
])('refuses the path glob %s among others', (glob, message) => {
  expect(() => paths('src/**', glob)).toThrow(message);
});

it('takes brackets that are closed for what they are', () => {
  expect(paths('app/[id]/**', '!{{name}}/*', 'app/[[...all]]/page.tsx')).toEqual([
    'app/[id]/**',
    '!{{name}}/*',
    'app/[[...all]]/page.tsx',
  ]);
});
