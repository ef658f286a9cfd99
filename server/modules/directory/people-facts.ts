import { decisionsAfter, type DecisionChange } from '../../domain/account-decision';
import type { AccountDecision } from '../../domain/identity';
import { Failure } from '../../platform/failure';
import type { StoredAccountFacts } from '../../store/account-facts';
import type { Accounts } from '../../store/accounts';
import { FUNCTIONS } from '../../store/people';
import type { PeopleDecisionInput } from './people.types';

/**
 * The facts as they would be after some changes.
 *
 * @throws Failure bad_input for a login or function that does not exist, and for joining a human with an automated account
 */
export function factsAfter(
  { facts, identities }: Accounts,
  changes: readonly PeopleDecisionInput[],
): StoredAccountFacts {
  for (const { function: role } of changes)
    if (role && !(FUNCTIONS as readonly string[]).includes(role))
      throw new Failure('bad_input', `"${role}" is not a function; there are: ${FUNCTIONS.join(', ')}.`);
  const wanted = changes.map(({ login, sameAs, kind, team, function: role }): DecisionChange => ({
    login,
    sameAs,
    type: kind,
    team: team ? team.trim() || null : team,
    function: role,
  }));
  const { decisions, faults } = decisionsAfter(identities, facts.decisions, wanted);
  const [fault] = faults;
  if (fault?.kind === 'unknown_login')
    throw new Failure('bad_input', `No record, person record or team names the account "${fault.login}": write a login as "downstream people" lists it.`); // prettier-ignore
  if (fault)
    throw new Failure('bad_input', `"${fault.login}" and "${fault.other}" cannot be one person: one is a human, the other an automated account. Decide first that both are of one kind.`); // prettier-ignore
  return withDecisions(facts, decisions);
}

/**
 * The facts without what was decided about some accounts.
 *
 * @throws Failure not_found for one about which nothing was
 */
export function factsWithout(facts: StoredAccountFacts, logins: readonly string[]): StoredAccountFacts {
  const unknown = logins.find((login) => !facts.statements.decisions.has(login));
  if (unknown !== undefined)
    throw new Failure('not_found', `Nothing was decided about "${unknown}": see "downstream people --decided".`);
  return withDecisions(
    facts,
    facts.decisions.filter(({ login }) => !logins.includes(login)),
  );
}

function withDecisions(facts: StoredAccountFacts, decisions: readonly AccountDecision[]): StoredAccountFacts {
  const dates = new Map(facts.decisions.map(({ login, decidedAt }) => [login, decidedAt]));
  return {
    ...facts,
    decisions: decisions.map((row) => ({ ...row, decidedAt: dates.get(row.login) ?? NaN })),
    statements: { ...facts.statements, decisions: new Map(decisions.map((row) => [row.login, row])) },
  };
}
