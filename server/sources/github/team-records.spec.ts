import { codeownersRecords, teamRecords } from './team-records';

test('teams by their slugs, people once, and in one order', () => {
  const ada = { login: 'ada', databaseId: 11, name: 'Ada', email: '' };
  const ben = { login: 'ben', databaseId: 12, name: null };
  const records = teamRecords([
    { slug: 'blue', parent: 'engineering', members: [ben, ada], repos: ['acme/shop', 'acme/app'] },
    { slug: 'engineering', parent: undefined, members: [ada], repos: [] },
  ]);
  expect(records).toEqual([
    { kind: 'team', team: 'blue', parent: 'engineering', members: ['ada', 'ben'], repos: ['acme/app', 'acme/shop'] },
    { kind: 'team', team: 'engineering', parent: undefined, members: ['ada'], repos: [] },
    { kind: 'person', login: 'ben', name: undefined, emails: undefined, account_type: 'human', account_id: '12' },
    { kind: 'person', login: 'ada', name: 'Ada', emails: undefined, account_type: 'human', account_id: '11' },
  ]);
});

test('CODEOWNERS: the owners of all files, else those with the most rules; only teams of the same organization', () => {
  const records = codeownersRecords([
    { repo: 'acme/shop', text: '* @acme/blue @other/red @ada\n/docs @acme/green\n' },
    { repo: 'Acme/app', text: '/a @acme/green\n/b @acme/green\n/c @acme/blue\n' },
    { repo: 'acme/tool', text: '* @ada\n' },
  ]);
  expect(records).toEqual([
    { kind: 'team', team: 'blue', repos: ['acme/shop'] },
    { kind: 'team', team: 'green', repos: ['Acme/app'] },
  ]);
});
