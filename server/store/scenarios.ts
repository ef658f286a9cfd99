import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Levers } from '../domain/forecast-levers';
import { Failure } from '../platform/failure';
import { Store } from './data-source';

/** What somebody tried, kept under a name. Times in epoch seconds. */
export interface ScenarioRow {
  id: string;
  name: string;
  note: string | null;
  levers: Levers;
  weeks: number;
  createdAt: number;
  updatedAt: number;
}

const COLUMNS = `id, name, note, levers, weeks, extract(epoch from created_at)::float8 AS "createdAt",
  extract(epoch from updated_at)::float8 AS "updatedAt"`;

/** The scenarios of an organization. */
@Injectable()
export class Scenarios {
  constructor(private readonly store: Store) {}

  /** By name. */
  async list(organizationId: number): Promise<ScenarioRow[]> {
    return this.store.inOrganization(organizationId, async (client) => {
      const { rows } = await client.query<ScenarioRow>(`SELECT ${COLUMNS} FROM scenario ORDER BY lower(name), id`);
      return rows;
    });
  }

  /**
   * Puts a scenario in its place; under an id that was deleted it comes back.
   *
   * @throws Failure bad_input when another one has the name
   */
  async save(organizationId: number, of: Omit<ScenarioRow, 'createdAt' | 'updatedAt'>): Promise<ScenarioRow> {
    return this.store.inOrganization(organizationId, async (client) => {
      await requireFreeName(client, organizationId, of);
      const { rows } = await client.query<ScenarioRow>(
        `INSERT INTO scenario (organization_id, id, name, note, levers, weeks) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organization_id, id) DO UPDATE
           SET name = excluded.name, note = excluded.note, levers = excluded.levers, weeks = excluded.weeks, updated_at = now()
         RETURNING ${COLUMNS}`,
        [organizationId, of.id, of.name, of.note, of.levers, of.weeks],
      );
      return rows[0];
    });
  }

  /** @returns whether there was one */
  async delete(organizationId: number, id: string): Promise<boolean> {
    return this.store.inOrganization(organizationId, async (client) => {
      const { rowCount } = await client.query('DELETE FROM scenario WHERE id = $1', [id]);
      return rowCount === 1;
    });
  }
}

/** One after the other per organization, so that two who save the same name at once do not both find it free. */
async function requireFreeName(client: PoolClient, organizationId: number, of: { id: string; name: string }) {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('scenario'), $1)", [organizationId]);
  const { rowCount } = await client.query('SELECT FROM scenario WHERE lower(name) = lower($1) AND id <> $2', [
    of.name,
    of.id,
  ]);
  if (rowCount === 0) return;
  throw new Failure(
    'bad_input',
    `There is a scenario "${of.name}" already: write another name, or change that one under its own id.`,
  );
}
