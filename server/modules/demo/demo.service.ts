import { Injectable } from '@nestjs/common';
import { simulateOrganization } from '../../domain/simulation/organization';
import type { SimulatedOrganization } from '../../domain/simulation/records';
import { derive } from '../../ledger/derivation';
import { importRecords } from '../../ledger/import-records';
import { Failure } from '../../platform/failure';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { lastWholeWeekEnd } from './last-whole-week';
import { recordCount, simulatedEntries } from './simulated-entries';

export const SIMULATED = 'simulated';
/** Raised whenever the same seed gives other records than before, so that what is loaded already is replaced. */
const SIMULATION_VERSION = 5;
const DEFAULT_SEED = 1;

/** What was loaded. */
export interface LoadedDemo {
  organization: string;
  pullRequests: number;
  records: number;
  /** Epoch seconds; the records lie between. */
  startsAt: number;
  endsAt: number;
}

export interface DemoOptions {
  seed?: number;
  /** Epoch seconds: the records end with the last whole ISO week before. */
  now: number;
  /** Ends the load between two batches, by throwing its reason; what is in by then stays. */
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number; step: 'reading' | 'deriving' }) => void;
}

async function* until<T>(signal: AbortSignal | undefined, batches: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const batch of batches) {
    signal?.throwIfAborted();
    yield batch;
  }
}

/** Loads the simulated organization: invented from the first to the last record, and marked as such. */
@Injectable()
export class DemoService {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
  ) {}

  /**
   * Simulates the year that ends with the last whole week and takes its records in under the name `simulated`. Doing it again in the same week
   * changes nothing; in a later week, or with another seed, the new year replaces the old one.
   *
   * @throws Failure not_allowed when an organization of this name holds real records
   */
  async load({ seed = DEFAULT_SEED, now, signal, onProgress }: DemoOptions): Promise<LoadedDemo> {
    const simulated = simulateOrganization({ seed, endsAt: lastWholeWeekEnd(now) });
    const organizationId = await this.organizationFor(simulated, seed);
    const total = recordCount(simulated.records);
    const summary = await importRecords(
      this.store,
      organizationId,
      until(signal, simulatedEntries(simulated.records, `seed ${seed}`)),
      {
        door: 'simulation',
        source: `seed ${seed}`,
        derive: (id, touched) => derive(this.store, id, touched),
        onProgress: ({ rows, step }) => onProgress?.({ done: rows, total, step }),
        now: () => now,
      },
    );
    if (summary.rejected > 0)
      throw new Failure(
        'internal',
        `${summary.rejected} simulated records were rejected: see "downstream rejects --org ${SIMULATED}".`,
      );
    const { startsAt, endsAt, records } = simulated;
    return { organization: SIMULATED, pullRequests: records.pull_request.length, records: total, startsAt, endsAt };
  }

  /**
   * The id of the organization that `load` loads into with the same options, made when it is missing.
   *
   * @throws Failure not_allowed when an organization of this name holds real records
   */
  prepare({ seed = DEFAULT_SEED, now }: Pick<DemoOptions, 'seed' | 'now'>): Promise<number> {
    return this.organizationFor(simulateOrganization({ seed, endsAt: lastWholeWeekEnd(now) }), seed);
  }

  /** The organization to load into; one that holds another simulated year makes way for a new one. */
  private async organizationFor(simulated: SimulatedOrganization, seed: number): Promise<number> {
    const settings = {
      holidays: simulated.holidays,
      delivery: simulated.delivery,
      simulation: { version: SIMULATION_VERSION, seed, endsAt: simulated.endsAt },
    };
    const existing = await this.organizations.find(SIMULATED);
    if (existing) {
      if (!existing.simulated)
        throw new Failure(
          'not_allowed',
          `There is an organization "${SIMULATED}" with real records; the simulated one would take its name. Start with another data folder (DOWNSTREAM_HOME) to see it.`,
        );
      const { simulation: loaded } = existing.settings as Partial<typeof settings>;
      const { version, seed: wanted, endsAt } = settings.simulation;
      if (loaded?.version === version && loaded.seed === wanted && loaded.endsAt === endsAt) return existing.id;
      await this.remove(existing.id);
    }
    const { rows } = await this.store.pool.query<{ id: number }>(
      `INSERT INTO organization (name, simulated, time_zone, settings) VALUES ($1, true, $2, $3)
       ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`,
      [SIMULATED, simulated.timeZone, JSON.stringify(settings)],
    );
    return rows[0].id;
  }

  /** Removes an organization with everything that belongs to it. A new one gets a new id, so that no cache mistakes one for the other. */
  private async remove(organizationId: number): Promise<void> {
    await this.store.inOrganization(organizationId, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT format('%I', columns.table_name) AS name FROM information_schema.columns
         JOIN information_schema.tables USING (table_schema, table_name)
         WHERE columns.column_name = 'organization_id' AND table_schema = current_schema() AND table_type = 'BASE TABLE'`,
      );
      for (const { name } of rows)
        await client.query(`DELETE FROM ${name} WHERE organization_id = $1`, [organizationId]);
      await client.query('DELETE FROM organization WHERE id = $1', [organizationId]);
    });
  }
}
