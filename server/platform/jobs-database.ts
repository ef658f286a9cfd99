import type { Pool, PoolClient } from 'pg';

/** What jobs need of the database, which is above this room: the application hands it in. */
export interface JobsDatabase {
  readonly pool: Pool;
  /** One transaction that sees and writes the rows of one organization only. */
  inOrganization<T>(organizationId: number, work: (client: PoolClient) => Promise<T>): Promise<T>;
  /** The id of the named organization, without a name of the usual one; undefined = there is none. */
  organization(name?: string | null): Promise<number | undefined>;
  organizations(): Promise<number[]>;
}

/** Token under which it is provided. */
export const JOBS_DATABASE = Symbol('JOBS_DATABASE');
