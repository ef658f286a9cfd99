import { holdsName, incidentNamesOf } from './incident-name';

const names = (id: string, url = ''): string[] =>
  incidentNamesOf({ id, url }).map(({ text, repo }) => (repo === '' ? text : `${text} in ${repo}`));

describe('incidentNamesOf', () => {
  it('by id, by id without the vendor, by address', () => {
    expect(names('pagerduty:Q2XYZ', 'https://acme.pagerduty.com/incidents/Q2XYZ')).toEqual([
      'pagerduty:q2xyz',
      'q2xyz',
      'https://acme.pagerduty.com/incidents/q2xyz',
    ]);
    expect(names('INC-12')).toEqual(['inc-12']);
  });

  it('not by what stands in texts by chance: fewer than four characters, or a number of fewer than six figures', () => {
    expect(names('i1')).toEqual([]);
    expect(names('opsgenie:42')).toEqual(['opsgenie:42']);
    expect(names('20240')).toEqual([]);
    expect(names('202401')).toEqual(['202401']);
  });

  it('an issue also by its number, alone only in its own repository', () => {
    expect(names('github-issue:github.com:1234567', 'https://github.com/acme/shop/issues/31')).toEqual([
      'github-issue:github.com:1234567',
      '1234567',
      'https://github.com/acme/shop/issues/31',
      'acme/shop#31',
      '#31 in acme/shop',
    ]);
  });
});

describe('holdsName', () => {
  it.each<[string, string, boolean]>([
    ['Mends INC-12.', 'inc-12', true],
    ['inc-12', 'inc-12', true],
    ['fix/INC-12-totals', 'inc-12', true],
    ['INC-123', 'inc-12', false],
    ['XINC-12', 'inc-12', false],
    ['INC-123, INC-12', 'inc-12', true],
    ['Closes #31', '#31', true],
    ['(#31)', '#31', true],
    ['Closes #311', '#31', false],
    ['other/repo#31', '#31', false],
    ['see https://a.test/i/7/', 'https://a.test/i/7', true],
    ['see https://a.test/i/70', 'https://a.test/i/7', false],
    ['', 'inc-12', false],
  ])('%s, %s: %s', (text, name, expected) => expect(holdsName(text, name)).toBe(expected));
});
