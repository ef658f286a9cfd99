import { identitiesOf, type AccountDecision, type Sighting } from './identity';
import { suggestionsOf } from './identity-suggestion';

const seen = (login: string, name = '', email = '', type = ''): Sighting => ({ login, id: '', type, email, name });
const told = (sightings: Sighting[], decisions: AccountDecision[] = []): string[] =>
  suggestionsOf(identitiesOf({ sightings, persons: [], decisions })).map(
    ({ a, b, because, value }) => `${a} ${b}: ${because} ${value}`,
  );

describe('suggestionsOf', () => {
  it('sees the same name, whatever its case, accents and spaces', () => {
    expect(told([seen('ada', 'Ada Löve'), seen('al', 'ada  love'), seen('ben', 'Ben O.')])).toEqual([
      'ada al: same_name Ada Löve',
    ]);
  });

  it('sees a login that is somebody else’s e-mail address', () => {
    expect(told([seen('ada-love'), seen('al', '', 'Ada.Love@acme.test')])).toEqual([
      'ada-love al: email_like_login ada.love@acme.test',
    ]);
    expect(told([seen('ada'), seen('ada@acme.test')])).toEqual(['ada ada@acme.test: email_like_login ada@acme.test']);
  });

  it.each([
    ['a name of one word', [seen('a1', 'Ada'), seen('a2', 'Ada')]],
    ['a name that many have', ['a', 'b', 'c', 'd', 'e'].map((login) => seen(login, 'Build Server'))],
    ['a login of two letters', [seen('al'), seen('bo', '', 'al@acme.test')]],
    ['automated accounts', [seen('a[bot]', 'The Bot'), seen('b[bot]', 'The Bot')]],
    ['a person’s own address', [seen('ada', '', 'ada@acme.test')]],
  ])('%s tells nothing', (_, sightings) => {
    expect(told(sightings)).toEqual([]);
  });

  it('is quiet about two people who were both decided about', () => {
    const decision = (login: string): AccountDecision => ({ login, sameAs: login, type: '', team: '', function: '' });
    const alike = [seen('ada', 'Ada L.'), seen('al', 'Ada L.')];
    expect(told(alike, [decision('ada')])).toHaveLength(1);
    expect(told(alike, [decision('ada'), decision('al')])).toEqual([]);
  });
});
