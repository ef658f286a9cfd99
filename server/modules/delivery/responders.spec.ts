import { identitiesOf, type AccountFacts } from '../../domain/identity';
import type { StoredAccountFacts } from '../../store/account-facts';
import { respondersOf } from './responders';

const sighting = (login: string, name = '', type = 'human') => ({ login, id: '', type, email: '', name });
const facts: AccountFacts = {
  sightings: [
    sighting('ada', 'Ada One'),
    sighting('ben', 'Same Name'),
    sighting('cleo', 'Same Name'),
    sighting('pager[bot]', '', 'bot'),
  ],
  persons: [{ login: 'ada', id: '', type: 'human', name: 'Ada One', emails: ['ada@acme.test'] }],
  decisions: [],
};
const accounts = { facts: facts as StoredAccountFacts, identities: identitiesOf(facts) };

describe('respondersOf', () => {
  it('finds people by login, e-mail address and name, whatever the case', () => {
    const found = respondersOf(accounts, ['Ada', 'ADA@acme.test', 'ada one', 'ben']);
    expect([...found.values()]).toEqual(['ada', 'ada', 'ada', 'ben']);
  });

  it('keeps apart who bears a name that several have, keeps whom nobody knows, and leaves automated accounts out', () => {
    const found = respondersOf(accounts, ['Same Name', 'Stranger', 'pager[bot]']);
    expect([...found]).toEqual([
      ['Same Name', 'same name'],
      ['Stranger', 'stranger'],
      ['pager[bot]', undefined],
    ]);
  });
});
