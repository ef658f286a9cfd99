import fc from 'fast-check';
import { LONGEST_PATTERN, safePattern } from './safe-pattern';

const faultOf = (pattern: string): string | undefined => {
  const checked = safePattern(pattern);
  return 'fault' in checked ? checked.fault.kind : undefined;
};

it.each([
  '^P[0-3]:',
  '^Severity:\\s*(\\w+)',
  '(critical|major|minor)\\b',
  '\\[(\\w{2,20})\\]\\s{0,3}:',
  '<!-- id: ([0-9a-f-]{36}) -->',
  '(?:prio|priority)?\\s?(p[0-9])',
  '\\p{L}+:\\s*x',
  '[^\\]]+\\]',
  '🔴\\s*x',
])('takes %s', (pattern) => expect(faultOf(pattern)).toBeUndefined());

it.each([
  ['', 'empty'],
  ['x'.repeat(LONGEST_PATTERN + 1), 'too_long'],
  ['(', 'no_pattern'],
  ['a{2,1}', 'no_pattern'],
  ['.*', 'fits_everything'],
  ['a?', 'fits_everything'],
  ['(a+)+b', 'nested'],
  ['(a|aa)+b', 'nested'],
  ['(?:a{1,5}){1,9}b', 'nested'],
  ['((a?)){0,9}b', 'nested'],
  ['(a)\\1', 'back_reference'],
  ['(?<x>a)\\k<x>', 'back_reference'],
  ['(?<=a)b', 'look_behind'],
  ['(?<!a)b', 'look_behind'],
  ['a*b*c*d', 'too_many_ways'],
  ['.+x.+y.+z', 'too_many_ways'],
  ['a{0,400}b{0,400}c', 'too_many_ways'],
])('refuses %s: %s', (pattern, kind) => expect(faultOf(pattern)).toBe(kind));

it('closes open repetitions and leaves the rest', () => {
  expect(safePattern('^a+?b*c?e{3}(?:f)[*+]\\*$')).toEqual({
    pattern: '^a{1,101}?b{0,100}c?e{3,3}(?:f)[*+]\\*$',
  });
  expect(safePattern('d{2,}')).toEqual({ pattern: 'd{2,102}' });
});

it('what it makes fits what the pattern fits, where nothing repeats more than 100 times', () => {
  const part = fc.constantFrom('a', 'b', '\\d', '[ab]', '(a|b)', '(?:ab)', 'a?', 'b+', '[^a]', 'a{1,3}', '\\b', '.');
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.stringMatching(/^[ab1 ]{0,30}$/), (parts, text) => {
      const source = parts.join('');
      const checked = safePattern(source);
      if ('fault' in checked) return;
      expect(new RegExp(checked.pattern, 'imu').exec(text)?.[0]).toBe(new RegExp(source, 'imu').exec(text)?.[0]);
    }),
  );
});

it('what it takes is done in a moment on texts made to be slow', () => {
  for (const pattern of ['a+a+b', '(a+)(a+)b', '[ab]+[ab]+c', '.+.+x', '\\s+\\w+:', '(?:a|b)?a+a{0,50}b']) {
    const checked = safePattern(pattern);
    if ('fault' in checked) throw new Error(`${pattern}: ${checked.fault.kind}`);
    const begun = performance.now();
    new RegExp(checked.pattern, 'imu').test('a'.repeat(4_000));
    // Without ends, .+.+x alone takes longer by a factor of about 200.
    expect(performance.now() - begun).toBeLessThan(3_000);
  }
});
