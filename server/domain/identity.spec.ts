import fc from 'fast-check';
import { identitiesOf, type AccountDecision, type AccountFacts, type Sighting, type StatedPerson } from './identity';

const seen = (login: string, more: Partial<Sighting> = {}): Sighting => ({
  login,
  id: '',
  type: '',
  email: '',
  name: '',
  ...more,
});
const person = (login: string, more: Partial<StatedPerson> = {}): StatedPerson => ({
  login,
  id: '',
  type: '',
  name: '',
  emails: [],
  ...more,
});
const decision = (login: string, more: Partial<AccountDecision> = {}): AccountDecision => ({
  login,
  sameAs: '',
  type: '',
  team: '',
  function: '',
  ...more,
});
const facts = (
  sightings: Sighting[],
  persons: StatedPerson[] = [],
  decisions: AccountDecision[] = [],
): AccountFacts => ({
  sightings,
  persons,
  decisions,
});
/** The groups as lists of logins, each with the one that stands for all first. */
const groups = (given: AccountFacts): string[][] =>
  identitiesOf(given).map(({ accounts }) => accounts.map(({ login }) => login));
const evidence = (given: AccountFacts): string[] =>
  identitiesOf(given).flatMap(({ joins }) => joins.map(({ a, b, by, value }) => `${a} = ${b}: ${by} ${value}`));
const conflicts = (given: AccountFacts): string[] => [
  ...new Set(
    identitiesOf(given).flatMap((of) => of.conflicts.map(({ kind, logins }) => `${kind} ${logins.join(' ')}`)),
  ),
];

describe('what makes two accounts one person', () => {
  it('a renamed login keeps its account id', () => {
    const given = facts([seen('ada', { id: '1' }), seen('ada-lovelace', { id: '1' }), seen('ben', { id: '2' })]);
    expect(groups(given)).toEqual([['ada', 'ada-lovelace'], ['ben']]);
    expect(evidence(given)).toEqual(['ada = ada-lovelace: account_id 1']);
  });

  it('an author known by e-mail alone is the login that commits with it, whatever the case', () => {
    const given = facts([seen('Dan@acme.test'), seen('dan', { id: '4' }), seen('dan', { email: 'dan@ACME.test' })]);
    expect(groups(given)).toEqual([['dan', 'Dan@acme.test']]);
    expect(evidence(given)).toEqual(['Dan@acme.test = dan: commit_email dan@acme.test']);
  });

  it('GitHub’s own address names the account by its id, also when the login has changed since', () => {
    const address = '123+old-ada@users.noreply.github.com';
    expect(groups(facts([seen(address), seen('ada', { id: '123' })]))).toEqual([['ada', address]]);
    expect(groups(facts([seen('ada@users.noreply.github.com'), seen('ada')]))).toEqual([
      ['ada', 'ada@users.noreply.github.com'],
    ]);
    // The login went to somebody else: the id in the address says so.
    expect(groups(facts([seen(address), seen('old-ada', { id: '7' })]))).toEqual([[address], ['old-ada']]);
  });

  it('the addresses of a person record belong to that person, even with another account id', () => {
    const given = facts(
      [seen('ada', { id: '1' }), seen('ada-at-home', { id: '2', email: 'ada@home.test' }), seen('ada@corp.test')],
      [person('ada', { emails: ['ada@corp.test', 'Ada@home.test'] })],
    );
    expect(groups(given)).toEqual([['ada', 'ada-at-home', 'ada@corp.test']]);
    expect(evidence(given)).toEqual([
      'ada = ada@corp.test: person_email ada@corp.test',
      'ada = ada-at-home: person_email ada@home.test',
    ]);
  });

  it('logins are the same in any case; automated ones also without [bot], which GraphQL leaves out', () => {
    const given = facts([seen('Ada'), seen('ada'), seen('renovate[bot]'), seen('renovate', { type: 'bot' })]);
    expect(groups(given)).toEqual([
      ['Ada', 'ada'],
      ['renovate', 'renovate[bot]'],
    ]);
    expect(groups(facts([seen('claude', { type: 'human' }), seen('claude[bot]', { type: 'bot' })]))).toHaveLength(2);
  });
});

describe('what never makes two accounts one', () => {
  it('an address that accounts with different ids commit with', () => {
    const given = facts([
      seen('ada', { id: '1' }),
      seen('ada', { email: 'pair@acme.test' }),
      seen('ben', { id: '2' }),
      seen('ben', { email: 'pair@acme.test' }),
    ]);
    expect(groups(given)).toEqual([['ada'], ['ben']]);
    expect(conflicts(given)).toEqual(['email_of_several ada ben']);
  });

  it('the mailbox of a whole team, also where no ids are known', () => {
    const given = facts(['ada', 'ben', 'cleo', 'dan'].map((login) => seen(login, { email: 'team@acme.test' })));
    expect(groups(given)).toHaveLength(4);
    expect(conflicts(given)).toEqual(['shared_email ada ben cleo dan']);
  });

  it.each(['noreply@github.com', 'no-reply@acme.test', 'root@localhost', 'ada@laptop', ''])(
    'an address that names nobody: "%s"',
    (email) => {
      expect(groups(facts([seen('ada', { email }), seen('ben', { email })]))).toEqual([['ada'], ['ben']]);
    },
  );

  it('one address on the records of two people with different ids', () => {
    const given = facts(
      [],
      [
        person('ada', { id: '1', emails: ['office@acme.test'] }),
        person('ben', { id: '2', emails: ['office@acme.test'] }),
      ],
    );
    expect(groups(given)).toEqual([['ada'], ['ben']]);
  });

  it('a human and an automated account, whatever they share', () => {
    const given = facts([
      seen('ada', { id: '1', type: 'human', email: 'ada@acme.test' }),
      seen('ada-deploys', { id: '1', type: 'bot', email: 'ada@acme.test' }),
    ]);
    expect(groups(given)).toEqual([['ada'], ['ada-deploys']]);
  });

  it('the same name', () => {
    expect(groups(facts([], [person('ada', { name: 'Ada E.' }), person('ada2', { name: 'Ada E.' })]))).toHaveLength(2);
  });

  it('a login with several ids joins nobody by them, and is told', () => {
    const given = facts([seen('ana', { id: '1' }), seen('ana', { id: '2' }), seen('ana-old', { id: '1' })]);
    expect(groups(given)).toEqual([['ana'], ['ana-old']]);
    expect(conflicts(given)).toEqual(['several_ids ana']);
  });

  it('nor by the addresses that hold these ids', () => {
    const first = '1+ana@users.noreply.github.com';
    const second = '2+ana@users.noreply.github.com';
    const given = facts([
      ...[seen('ana', { id: '1' }), seen('ana', { id: '2' }), seen('ana', { email: first }), seen('ana', { email: second })],
      ...[seen('ben', { id: '1' }), seen('ben', { email: first }), seen('cleo', { id: '2' }), seen('cleo', { email: second })],
    ]); // prettier-ignore
    expect(groups(given)).toEqual([['ana'], ['ben'], ['cleo']]);
  });
});

describe('why an account is automated', () => {
  const why = (given: AccountFacts): string => identitiesOf(given)[0].automation;
  it.each([
    ['a source calls it a bot', facts([seen('acme-deployer', { type: 'bot' })]), 'type'],
    ['a person record does, and rows tell nothing', facts([seen('checks')], [person('checks', { type: 'bot' })]), 'type'],
    ['rows call it a human', facts([seen('checks', { type: 'human' })], [person('checks', { type: 'bot' })]), 'none'],
    ['a known agent by its id', facts([seen('rabbit-of-the-year', { id: '136622811', type: 'human' })]), 'agent'],
    ['an agent’s address, from a clone', facts([seen('noreply@anthropic.com')]), 'agent'],
    ['GitHub’s address of a bot', facts([seen('49699333+dependabot[bot]@users.noreply.github.com')]), 'login'],
    ['its login', facts([seen('renovate[bot]', { type: 'human' })]), 'login'],
    ['people decided so', facts([seen('checks', { type: 'human' })], [], [decision('checks', { type: 'bot' })]), 'decision'],
    ['people decided otherwise', facts([seen('ada[bot]', { type: 'bot' })], [], [decision('ada[bot]', { type: 'human' })]), 'none'],
    ['nothing says so', facts([seen('talbot')]), 'none'],
  ])('%s', (_, given, expected) => {
    expect(why(given)).toBe(expected);
  }); // prettier-ignore
});

describe('decisions', () => {
  const renamed = [seen('ada', { id: '1' }), seen('ada-lovelace', { id: '1' }), seen('ben', { id: '2' })];

  it('join accounts with different ids; the one named stands for both', () => {
    const given = facts(renamed, [], [decision('ada', { sameAs: 'ben' })]);
    expect(groups(given)).toEqual([['ben', 'ada', 'ada-lovelace']]);
    expect(evidence(given)).toContain('ben = ada: decision ');
  });

  it('part an account from everything its records say', () => {
    expect(groups(facts(renamed, [], [decision('ada', { sameAs: 'ada' })]))).toEqual([
      ['ada'],
      ['ada-lovelace'],
      ['ben'],
    ]);
  });

  it('a parted account may be joined by a decision of another', () => {
    const given = facts(renamed, [], [decision('ada', { sameAs: 'ada' }), decision('ben', { sameAs: 'ada' })]);
    expect(groups(given)).toEqual([['ada', 'ben'], ['ada-lovelace']]);
  });

  it('that go in circles are one person', () => {
    const given = facts(renamed, [], [decision('ada', { sameAs: 'ben' }), decision('ben', { sameAs: 'ada' })]);
    expect(groups(given).map((group) => group.length)).toEqual([3]);
  });

  it('do not join a human with an automated account, and tell it', () => {
    const given = facts([seen('ada'), seen('renovate[bot]')], [], [decision('ada', { sameAs: 'renovate[bot]' })]);
    expect(groups(given)).toEqual([['ada'], ['renovate[bot]']]);
    expect(conflicts(given)).toEqual(['human_and_automated renovate[bot] ada']);
  });

  it('hold for accounts that no record names yet', () => {
    expect(groups(facts([], [], [decision('zoe', { sameAs: 'zoe-work' })]))).toEqual([['zoe-work', 'zoe']]);
  });
});

it('a person with a record stands for the others, and logins before addresses', () => {
  const sightings = ['a@acme.test', 'abe', 'zed'].map((login) => seen(login, { email: 'a@acme.test' }));
  expect(groups(facts(sightings))).toEqual([['abe', 'a@acme.test', 'zed']]);
  expect(groups(facts(sightings, [person('zed')]))).toEqual([['zed', 'a@acme.test', 'abe']]);
});

it('a commit’s author gives an address its name, and no account of its own', () => {
  const given = facts([seen('dan@acme.test'), seen('', { email: 'Dan@acme.test', name: 'Dan E.' }), seen('', { email: 'x@acme.test', name: 'X' })]); // prettier-ignore
  expect(identitiesOf(given).map(({ accounts }) => accounts.map(({ names }) => names))).toEqual([[['Dan E.']]]);
});

describe('for any facts', () => {
  const login = fc.constantFrom('ada', 'Ada', 'ben', 'cleo', 'dan', 'eve[bot]', 'eve', 'copilot', 'f@acme.test');
  const id = fc.constantFrom('', '', '1', '2', '3');
  const email = fc.constantFrom('', 'f@acme.test', 'g@acme.test', 'h@acme.test', '1+ada@users.noreply.github.com');
  const type = fc.constantFrom('', '', 'human', 'bot');
  const anyFacts = fc.record({
    sightings: fc.array(fc.record({ login, id, type, email, name: fc.constantFrom('', 'N. N.') }), { maxLength: 14 }),
    persons: fc.uniqueArray(
      fc.record({ login, id, type, name: fc.constant(''), emails: fc.array(email, { maxLength: 2 }) }),
      { maxLength: 4, selector: (row) => row.login },
    ),
    decisions: fc.uniqueArray(
      fc.record({
        login,
        sameAs: fc.oneof(fc.constant(''), login),
        type: fc.constantFrom('', '', 'human', 'bot'),
        team: fc.constant(''),
        function: fc.constant(''),
      }),
      { maxLength: 3, selector: (row) => row.login },
    ),
  });

  it('every account that is named is in exactly one identity, of one kind', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const identities = identitiesOf(given);
        const named = [
          ...[...given.sightings, ...given.persons, ...given.decisions].map((row) => row.login),
          ...given.decisions.map((row) => row.sameAs).filter((each) => each !== ''),
        ];
        const grouped = identities.flatMap(({ accounts }) => accounts.map((each) => each.login));
        expect(grouped.sort()).toEqual([...new Set(named)].sort());
        for (const { accounts } of identities)
          expect(new Set(accounts.map(({ automation }) => automation === 'none')).size).toBe(1);
      }),
    );
  });

  it('the order they come in does not matter', () => {
    fc.assert(
      fc.property(
        anyFacts.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.record({
              sightings: shuffled(given.sightings),
              persons: shuffled(given.persons),
              decisions: shuffled(given.decisions),
            }),
          ),
        ),
        ([given, mixed]) => {
          expect(identitiesOf(mixed)).toEqual(identitiesOf(given));
        },
      ),
    );
  });

  it('without person records and decisions no two ids come together', () => {
    fc.assert(
      fc.property(anyFacts, ({ sightings }) => {
        for (const { accounts } of identitiesOf(facts(sightings))) {
          const certain = accounts.filter(({ ids }) => ids.length === 1).map(({ ids }) => ids[0]);
          const uncertain = accounts.some(({ ids }) => ids.length > 1);
          if (!uncertain) expect(new Set(certain).size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('an account that is decided to be a person of its own is joined by decisions alone', () => {
    fc.assert(
      fc.property(anyFacts, login, (given, apart) => {
        const decisions = [...given.decisions.filter((row) => row.login !== apart), decision(apart, { sameAs: apart })];
        const all = identitiesOf({ ...given, decisions });
        const [its] = all.filter(({ accounts }) => accounts.some((each) => each.login === apart));
        for (const { a, b, by } of its.joins) if (a === apart || b === apart) expect(by).toBe('decision');
      }),
    );
  });
});

const shuffled = <T>(rows: T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length });
