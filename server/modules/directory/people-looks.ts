import { belongingOf, type Belonging } from '../../domain/belonging';
import type { Identity } from '../../domain/identity';
import { suggestionsOf } from '../../domain/identity-suggestion';
import type { StoredAccountFacts } from '../../store/account-facts';
import type { PersonLook } from './people.types';

/** What only people can decide, per person. */
export function looksOf(
  identities: readonly Identity[],
  { statements }: StoredAccountFacts,
): Map<string, PersonLook[]> {
  const looks = new Map<string, PersonLook[]>();
  const note = (login: string, look: PersonLook): void => void looks.set(login, [...(looks.get(login) ?? []), look]);
  const standing = new Map(identities.flatMap(({ login, accounts }) => accounts.map((each) => [each.login, login])));
  for (const { a, b, because, value } of suggestionsOf(identities)) {
    note(a, { because, value, others: [b] });
    note(b, { because, value, others: [a] });
  }
  for (const identity of identities) {
    const { login, conflicts } = identity;
    for (const { kind, logins, value } of conflicts)
      note(login, { because: kind, value, others: [...new Set(logins.map((each) => standing.get(each)!))].filter((each) => each !== login) }); // prettier-ignore
    const { team, function: role } = belongingOf(identity, statements);
    const several = (of: Belonging | undefined): string | undefined =>
      of && of.source !== 'decision' && of.others.length > 0 ? [of.value, ...of.others].join(', ') : undefined;
    const [teams, functions] = [several(team), several(role)];
    if (teams !== undefined) note(login, { because: 'several_teams', value: teams, others: [] });
    if (functions !== undefined) note(login, { because: 'several_functions', value: functions, others: [] });
  }
  return looks;
}
