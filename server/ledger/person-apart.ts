import type { PoolClient } from 'pg';
import { automationOf } from '../domain/identity-automation';
import { emailKey, isEmail, isPersonal } from '../domain/identity-email';
import type { Identity, IdentityAccount } from '../domain/identity';
import { PERSONAL, type PersonalForm } from './erased-fields';

/** Where the texts of a column stand that each are an account or an address; forms that hold anything else are not looked at. */
const TEXTS: Partial<Record<PersonalForm, (column: string, table: string) => string>> = {
  account: (column, table) => `SELECT ${column} AS text FROM ${table}`,
  email: (column, table) => `SELECT ${column} AS text FROM ${table}`,
  members: (column, table) => `SELECT unnest(${column}) AS text FROM ${table}`,
  setting: (column, table) => `SELECT ${column}->>'person' AS text FROM ${table}`,
};

/**
 * Somebody whom records name and who is no identity, because no pull request, review, person or team names them: an e-mail address or a login in usage, runs,
 * telemetry, a commit, an event, an incident or a connection's token. A person of their own, with an account per spelling; upper and lower case do not
 * matter. undefined = the text stands nowhere as an account or an address. Reads whole tables: only for who is no identity. Inside `inOrganization`.
 */
export async function personApart(client: PoolClient, text: string): Promise<Identity | undefined> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const looks = Object.entries(PERSONAL).flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, form]) => {
      const texts = TEXTS[form]?.(`"${column}"`, table);
      return texts === undefined ? [] : [`SELECT text FROM (${texts}) t WHERE lower(btrim(text)) = $1`];
    }),
  );
  const { rows } = await client.query<{ text: string }>(looks.join(' UNION '), [wanted]);
  if (rows.length === 0) return undefined;
  const spellings = rows.map((row) => row.text).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const names = isPersonal(wanted) ? await namesBeside(client, wanted) : [];
  const accounts = spellings.map((login) => accountOf(login, names));
  const automated = accounts.find(({ automation }) => automation !== 'none');
  return {
    login: spellings[0],
    accounts,
    automation: automated?.automation ?? 'none',
    joins: [],
    conflicts: [],
  };
}

/** The names that commits tell beside an address. */
async function namesBeside(client: PoolClient, email: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT btrim(name) AS name FROM account_seen WHERE lower(email) = $1 AND btrim(name) <> '' ORDER BY 1`,
    [email],
  );
  return rows.map(({ name }) => name);
}

function accountOf(login: string, names: string[]): IdentityAccount {
  const known = { login, ids: new Set<string>(), types: new Set<string>(), person: undefined, decision: undefined };
  return {
    login,
    ids: [],
    types: [],
    emails: isEmail(login) ? [emailKey(login)] : [],
    names,
    automation: automationOf(known),
    decided: false,
  };
}
