import type { Client } from 'pg';

export const restrictedRole = 'downstream_app';

/**
 * Prepares the database for the application's own queries: they must never run as a role that row-level security does not bind.
 * A superuser's URL (as in the Docker images of PostgreSQL) therefore works through the role `downstream_app`, made here when missing; any
 * other role works as itself, since forced row-level security holds for owners too.
 *
 * @param owner a connection to the application's database with the rights to migrate it
 * @returns the role to set on every connection of the application, null for the URL's own
 */
export async function prepareRole(owner: Client): Promise<string | null> {
  const { rows } = await owner.query<{ unbound: boolean; missing: boolean; maintainable: boolean }>(
    `select rolsuper or rolbypassrls as unbound, not exists (select from pg_roles where rolname = $1) as missing,
       current_setting('server_version_num')::int >= 170000 as maintainable
     from pg_roles where rolname = current_user`,
    [restrictedRole],
  );
  if (!rows[0].unbound) return null;
  if (rows[0].missing) await owner.query(`create role ${restrictedRole} nologin nosuperuser nobypassrls`);
  // MAINTAIN allows `analyze` after a large import; older servers wait for autovacuum.
  const rights = `select, insert, update, delete, truncate${rows[0].maintainable ? ', maintain' : ''}`;
  await owner.query(`
    grant usage on schema public to ${restrictedRole};
    grant ${rights} on all tables in schema public to ${restrictedRole};
    grant usage on all sequences in schema public to ${restrictedRole};
    alter default privileges in schema public grant ${rights} on tables to ${restrictedRole};
    alter default privileges in schema public grant usage on sequences to ${restrictedRole};
  `);
  return restrictedRole;
}
