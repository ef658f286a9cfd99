import { Injectable } from '@nestjs/common';
import type { AgentSettings } from '../domain/agent-settings';
import type { DeliveryMapping } from '../domain/delivery-mapping';
import type { TierRulesVersion } from '../domain/tier-rules';
import { Failure } from '../platform/failure';
import { Store } from './data-source';

/** One organization. Times in epoch seconds. */
export interface OrganizationRow {
  id: number;
  name: string;
  simulated: boolean;
  timeZone: string;
  /** The newest moment its data speak of; NaN = nothing imported. */
  dataHorizon: number;
  dataVersion: number;
  settings: OrganizationSettings;
}

/** What an organization decides for itself; what is left out takes the default. */
export interface OrganizationSettings {
  /** Working hours per weekday in local time, such as {"mon": [[9, 17]]}; default Monday to Friday 9 to 17. */
  calendar?: Record<string, [number, number][]>;
  /** Days nobody works, YYYY-MM-DD. */
  holidays?: string[];
  /** Backlog days that are right, per stage. */
  targets?: Record<string, number>;
  /** Which deploys are production, what they deliver, and where changes and incidents belong. */
  delivery?: DeliveryMapping;
  /** What stood there before, to take a change back; null = the defaults stood there. */
  deliveryBefore?: DeliveryMapping | null;
  /** When `delivery` was changed last, epoch seconds. */
  deliveryChangedAt?: number;
  /** Review agents of its own, and how severity is told in its repositories. */
  agents?: AgentSettings;
  /** What stood there before, to take a change back; null = nothing stood there. */
  agentsBefore?: AgentSettings | null;
  /** When `agents` was changed last, epoch seconds. */
  agentsChangedAt?: number;
  /** Cut-offs of the tiers as they were saved, oldest first; the last one stands, without any the defaults do. */
  tierVersions?: TierRulesVersion[];
  /** Whether rows of single people may be shown; default no. */
  personRows?: boolean;
  /** Days that data about people are kept, per source; what is not named is kept for ever. */
  retention?: Record<string, number>;
  /** Weeks in which people say that agents were rolled out to a team (Monday, YYYY-MM-DD); they win over what usage shows. */
  rolloutWeeks?: Record<string, string>;
}

/** Data older than this are an old export: relative ranges end with them. Source: doors.md, Command line. */
const STALE_AFTER = 14 * 86400;

/** Whether the data end more than two weeks before the wall clock (epoch seconds); false without data. */
export function isStale(organization: OrganizationRow, wallClock: number): boolean {
  return wallClock - organization.dataHorizon > STALE_AFTER;
}

const COLUMNS = `id, name, simulated, time_zone AS "timeZone", coalesce(extract(epoch from data_horizon)::float8, 'NaN') AS "dataHorizon",
  data_version AS "dataVersion", settings`;

/** The organizations of this installation. */
@Injectable()
export class Organizations {
  constructor(private readonly store: Store) {}

  async list(): Promise<OrganizationRow[]> {
    const { rows } = await this.store.pool.query<OrganizationRow>(`SELECT ${COLUMNS} FROM organization ORDER BY name`);
    return rows;
  }

  /** The named one; without a name the only one, else `main`, else the first that holds data; undefined = there is none. */
  async find(name?: string | null): Promise<OrganizationRow | undefined> {
    const all = await this.list();
    if (name !== undefined && name !== null && name !== '')
      return all.find((organization) => organization.name === name);
    if (all.length <= 1) return all[0];
    return (
      all.find((organization) => organization.name === 'main') ??
      all.find((organization) => organization.dataVersion > 0) ??
      all[0]
    );
  }

  /** @throws Failure not_found, naming the organizations there are */
  async get(name?: string | null): Promise<OrganizationRow> {
    const found = await this.find(name);
    if (found) return found;
    const all = await this.list();
    throw new Failure(
      'not_found',
      all.length === 0
        ? 'There is no organization yet: import data with "downstream import PATH" or load the simulated one with "downstream demo".'
        : `There is no organization "${name}"; there are: ${all.map((organization) => organization.name).join(', ')}.`,
    );
  }

  /** Changes what an organization decides for itself; its data stay as they are. */
  async decide(id: number, timeZone: string, settings: OrganizationSettings): Promise<void> {
    await this.store.pool.query('UPDATE organization SET time_zone = $2, settings = settings || $3 WHERE id = $1', [
      id,
      timeZone,
      settings,
    ]);
  }
}

/** Monday to Friday, nine to five, where an organization has not said otherwise. */
export const OFFICE_HOURS: Record<string, [number, number][]> = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [[9, 17]]]),
);

/** Backlog days that are right where an organization has not said otherwise. Source: measures.md 2. */
export const TARGETS: Record<string, number> = { pickup: 1, review: 2, merge: 0.5, deploy: 2, operate: 0.5 };
