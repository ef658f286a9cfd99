import { comparedSentences } from './report-comparison';

const of = (code: string, text: string, subject = '') => ({ code, subject, text });

it('tells which sentences are new, gone, changed and the same, by what they are about', () => {
  const before = [of('constraint', 'Review 4 days'), of('alarm', 'Bugbot 20 %', 'bugbot'), of('merged', '70')];
  const after = [
    of('moved', 'To Deploy'),
    of('alarm', 'Greptile 10 %', 'greptile'),
    of('constraint', 'Review 5 days'),
    of('merged', '70'),
  ];
  expect(comparedSentences(before, after)).toEqual([
    { code: 'moved', change: 'new', before: null, after: 'To Deploy' },
    { code: 'alarm', change: 'new', before: null, after: 'Greptile 10 %' },
    { code: 'constraint', change: 'changed', before: 'Review 4 days', after: 'Review 5 days' },
    { code: 'merged', change: 'same', before: '70', after: '70' },
    { code: 'alarm', change: 'gone', before: 'Bugbot 20 %', after: null },
  ]);
});
