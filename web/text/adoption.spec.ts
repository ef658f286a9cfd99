import { adoptionBasis, adoptionBefore, adoptionHeadline, notNarrowedText } from './adoption';

const counts = { none: 20, ambient: 10, casual: 40, power: 30, unknown: 5, atLeast: 0, people: 105 };
const nobody = { none: 0, ambient: 0, casual: 0, power: 0, unknown: 0, atLeast: 0, people: 0 };

test('the headline counts casual and power of those whose tier is known', () => {
  expect(adoptionHeadline(counts)).toBe('70 of 100 people use agents, 30 of them at power');
});

test('where sources are missing it says at least', () => {
  expect(adoptionHeadline({ ...counts, atLeast: 3 })).toBe('At least 70 of 100 people use agents, 30 of them at power');
  const basis = adoptionBasis({ ...counts, atLeast: 3 });
  expect(basis).toContain('For 3 people the tier is “at least”');
  expect(basis).toContain('At casual or above: at least 70 of 100 (70 %;');
  expect(basis).toContain('At power: at least 30 (30 %;');
  expect(adoptionBefore({ ...counts, atLeast: 3 })).toContain('before: at least 70 of 100 at casual or above');
  expect(adoptionBasis(counts)).not.toContain('least');
});

test('where everybody is counted only power can be more', () => {
  const eight = { ...nobody, casual: 5, power: 3, atLeast: 5, people: 8 };
  expect(adoptionHeadline(eight)).toBe('8 of 8 people use agents, at least 3 of them at power');
});

test('shares come with their interval and leave the unknown out', () => {
  // Wilson for 70 of 100: (0.7 + 0.019207) / 1.038415 ± 0.0871 → 0.6042 to 0.7811.
  expect(adoptionBasis(counts)).toContain('70 of 100 (70 %; interval 60 to 78 %)');
  expect(adoptionBasis(counts)).toContain('The tier of 5 more is unknown');
});

test('under 10 people there is no share', () => {
  const few = { ...nobody, casual: 3, none: 4, people: 7 };
  expect(adoptionBasis(few)).toContain('3 of 7 (not enough data for a share, n 7)');
});

test('nothing known is not nobody', () => {
  expect(adoptionHeadline({ ...nobody, unknown: 12, people: 12 })).toBe('Nothing tells how far anybody uses agents');
  expect(adoptionBasis({ ...nobody, unknown: 12, people: 12 })).toBe(
    'The tier of 12 people is unknown, which is not 0.',
  );
  expect(adoptionHeadline(nobody)).toBe('Nobody is there in the last week of this range');
  expect(adoptionBefore({ ...nobody, unknown: 12, people: 12 })).toContain('nothing is known');
});

test('filters that do not narrow people are named', () => {
  expect(notNarrowedText([])).toBe('');
  expect(notNarrowedText(['repos', 'sizes'])).toContain(
    'The filter repository and size does not narrow people: a person has no repository or size.',
  );
});
