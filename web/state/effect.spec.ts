import { effectDefaults, effectExport, effectFromAddress, effectInAddress } from './effect';

test('a question goes into the address and comes back the same; defaults are absent', () => {
  const asked = { outcome: 'hit_rate', tier: 'casual', share: 0.55, control: 'never_treated' } as const;
  expect(effectInAddress(asked)).toBe('outcome:hit_rate;tier:casual;share:0.55;control:never_treated');
  expect(effectFromAddress(effectInAddress(asked))).toEqual(asked);
  expect(effectInAddress(effectDefaults)).toBeUndefined();
  expect(effectFromAddress(undefined)).toEqual(effectDefaults);
});

test.each(['outcome:nonsense', 'share:0', 'share:1.2', 'share:x', 'tier:none', 'control:', 'severity:P1', ';;:'])(
  'what is not valid is dropped: %s',
  (text) => {
    expect(effectFromAddress(text)).toEqual(effectDefaults);
  },
);

test('the CSV is asked for with the question as the server names it', () => {
  expect(effectExport('effect', { range: '-52w', rule: 'share:0.5' }, { ...effectDefaults, share: 0.5 })).toBe(
    '/export/effect.csv?range=-52w&outcome=cycle_time&rolloutTier=power&share=0.5&control=not_yet_treated',
  );
});
