import { belongingOf, type Statements } from './belonging';
import { identitiesOf, type AccountDecision } from './identity';

const decision = (login: string, more: Partial<AccountDecision>): AccountDecision => ({
  login,
  sameAs: '',
  type: '',
  team: '',
  function: '',
  ...more,
});
/** Team and function of ada, who also is al. */
function of(persons: Statements['persons'], members: Record<string, string>, decisions: AccountDecision[] = []) {
  const sightings = ['ada', 'al'].map((login) => ({ login, id: '1', type: '', email: '', name: '' }));
  const [identity] = identitiesOf({ sightings, persons: [], decisions });
  return belongingOf(identity, {
    persons,
    members: new Map(Object.entries(members)),
    decisions: new Map(decisions.map((row) => [row.login, row])),
  });
}
const none: Statements['persons'] = new Map();

describe('belongingOf', () => {
  it('what is stated for one account counts for all', () => {
    expect(of(none, { al: 'platform' }).team).toEqual({ value: 'platform', source: 'team', login: 'al', others: [] });
    expect(of(none, {})).toEqual({ team: undefined, function: undefined });
  });

  it('a person record wins over lists of members, a decision over both', () => {
    const persons = new Map([['al', { team: 'checkout', function: 'design' }]]);
    expect(of(persons, { ada: 'platform' }).team?.value).toBe('checkout');
    const decided = of(persons, { ada: 'platform' }, [decision('al', { team: 'search', function: 'product' })]);
    expect([decided.team?.value, decided.team?.source, decided.function?.value]).toEqual(['search', 'decision', 'product']);
  }); // prettier-ignore

  it('of two accounts in two teams the one that stands for both speaks, and the other is told', () => {
    expect(of(none, { al: 'platform', ada: 'search' }).team).toMatchObject({ value: 'search', others: ['platform'] });
    expect(of(none, { al: 'platform', ada: 'platform' }).team?.others).toEqual([]);
  });
});
