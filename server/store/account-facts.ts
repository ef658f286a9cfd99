import type { PoolClient } from 'pg';
import type { OwnAgent } from '../domain/agent-settings';
import type { Statements } from '../domain/belonging';
import type { AccountDecision, AccountFacts, Sighting } from '../domain/identity';
import { ownAccounts } from '../domain/own-accounts';

/** What is known about accounts: as records name them, as person records state them, and as people decided. */
export interface StoredAccountFacts extends AccountFacts {
  decisions: (AccountDecision & { decidedAt: number })[];
  statements: Statements;
}

/** The facts about an organization's accounts; inside `inOrganization`. A few rows per account. */
export async function accountFactsIn(client: PoolClient): Promise<StoredAccountFacts> {
  const sightings = await client.query<Sighting>(
    `SELECT login, account_id AS id, account_type AS type, email, name FROM account_seen`,
  );
  const persons = await client.query<{
    login: string; id: string; type: string; name: string; emails: string[]; team: string; function: string;
  }>(
    `SELECT login, coalesce(account_id, '') AS id, coalesce(account_type, '') AS type, coalesce(name, '') AS name,
       coalesce(emails, '{}') AS emails, coalesce(team, '') AS team, coalesce("function", '') AS "function" FROM person ORDER BY login`,
  ); // prettier-ignore
  const teams = await client.query<{ team: string; members: string[] }>(
    'SELECT team, members FROM team WHERE members IS NOT NULL ORDER BY team',
  );
  const decisions = await client.query<AccountDecision & { decidedAt: number }>(
    `SELECT login, coalesce(same_as, '') AS "sameAs", coalesce(account_type, '') AS type, coalesce(team, '') AS team,
       coalesce("function", '') AS "function", extract(epoch from decided_at)::float8 AS "decidedAt" FROM account_decision ORDER BY login`,
  );
  const settings = await client.query<{ own: OwnAgent[] }>(
    `SELECT coalesce(settings #> '{agents,own}', '[]') AS own FROM organization WHERE id = current_setting('app.organization_id')::int`,
  );
  const isOwn = ownAccounts(settings.rows[0]?.own ?? []);
  const ownSightings = sightings.rows.filter(isOwn);
  // Their identities say so as well, not only their reviews.
  for (const sighting of ownSightings) sighting.type = 'bot';
  // Members that nobody ever saw are people all the same.
  const known = new Set([...sightings.rows, ...persons.rows].map(({ login }) => login));
  const unseen = teams.rows
    .flatMap(({ members }) => members)
    .filter((login) => !known.has(login) && known.add(login))
    .map((login): Sighting => ({ login, id: '', type: '', email: '', name: '' }));
  return {
    sightings: [...sightings.rows, ...unseen],
    persons: persons.rows,
    decisions: decisions.rows,
    automated: [...new Set(ownSightings.map(({ login }) => login))],
    statements: {
      decisions: new Map(decisions.rows.map((row) => [row.login, row])),
      persons: new Map(persons.rows.map((row) => [row.login, row])),
      members: new Map(teams.rows.flatMap(({ team, members }) => members.map((login) => [login, team] as const))),
    },
  };
}
