import { decisionsAfter, type DecisionChange } from './account-decision';
import { identitiesOf, type AccountDecision } from './identity';

const decision = (login: string, more: Partial<AccountDecision>): AccountDecision => ({
  login,
  sameAs: '',
  type: '',
  team: '',
  function: '',
  ...more,
});

/** The accounts: ada, also ada2 (same id); ben; cleo[bot]. */
function after(changes: DecisionChange[], decisions: AccountDecision[] = []) {
  const sightings = [['ada', '1'], ['ada2', '1'], ['ben', '2'], ['cleo[bot]', '3']].map(([login, id]) => ({ login, id, type: '', email: '', name: '' })); // prettier-ignore
  return decisionsAfter(identitiesOf({ sightings, persons: [], decisions }), decisions, changes);
}

describe('decisionsAfter', () => {
  it('keeps what is not mentioned and drops what says nothing any more', () => {
    const before = [decision('ben', { team: 'platform', type: 'human' })];
    expect(after([{ login: 'ben', function: 'design' }], before).decisions).toEqual([
      decision('ben', { team: 'platform', type: 'human', function: 'design' }),
    ]);
    expect(after([{ login: 'ben', team: null, type: null }], before).decisions).toEqual([]);
  });

  it('decides the kind of all accounts of a person', () => {
    expect(after([{ login: 'ada', type: 'bot' }]).decisions).toEqual([
      decision('ada', { type: 'bot' }),
      decision('ada2', { type: 'bot' }),
    ]);
  });

  it('a team decided for one account takes back that of the others', () => {
    expect(after([{ login: 'ada', team: 'search' }], [decision('ada2', { team: 'platform' })]).decisions).toEqual([
      decision('ada', { team: 'search' }),
    ]);
  });

  it('joins what was parted without giving it back to what its records say', () => {
    expect(after([{ login: 'ada2', sameAs: 'ben' }], [decision('ada2', { sameAs: 'ada2' })]).decisions).toEqual([
      decision('ada2', { sameAs: 'ada2' }),
      decision('ben', { sameAs: 'ada2' }),
    ]);
  });

  it('refuses accounts that nobody knows, and a human joined with an automated account', () => {
    expect(after([{ login: 'zoe', team: 'x' }]).faults).toEqual([{ kind: 'unknown_login', login: 'zoe', other: '' }]);
    expect(after([{ login: 'ada', sameAs: 'zoe' }]).faults).toEqual([
      { kind: 'unknown_login', login: 'zoe', other: '' },
    ]);
    expect(after([{ login: 'ada', sameAs: 'cleo[bot]' }])).toEqual({
      decisions: [],
      faults: [{ kind: 'human_and_automated', login: 'ada', other: 'cleo[bot]' }],
    });
    // Decided in the same breath to be of one kind, they may be one.
    const both = after([{ login: 'cleo[bot]', type: 'human' }, { login: 'cleo[bot]', sameAs: 'ada' }]); // prettier-ignore
    expect(both.faults).toEqual([]);
    expect(both.decisions).toEqual([decision('cleo[bot]', { type: 'human', sameAs: 'ada' })]);
  });
});
