import { changeEvidenceName, evidenceSentence, incidentEvidenceName } from './evidence';

test('the shares in one breath, without the kinds nothing rests on', () => {
  const parts = [
    { evidence: 'commit', count: 71, share: 0.71 },
    { evidence: 'stated', count: 12, share: 0.12 },
    { evidence: 'cherry_pick', count: 0, share: 0 },
    { evidence: 'time', count: 17, share: 0.17 },
  ];
  expect(evidenceSentence(parts, changeEvidenceName)).toBe(
    'linked by commit 71 %, stated 12 %, inferred from time 17 %',
  );
  expect(evidenceSentence([], changeEvidenceName)).toBe('');
});

test('an incident nothing links is not called inferred', () => {
  expect(incidentEvidenceName('none')).toBe('not linked');
  expect(incidentEvidenceName(null)).toBe('not linked');
  expect(incidentEvidenceName('fix_reference')).toBe('by a fix that names it');
});

test('a word this page does not know is shown as it is', () => {
  expect(changeEvidenceName('sworn_by')).toBe('sworn by');
});
