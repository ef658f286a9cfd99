import { Injectable } from '@nestjs/common';
import { AUTHORSHIP } from '../../domain/authorship';
import { SIZE_BUCKETS } from '../../domain/size-bucket';
import { ColumnsCache } from '../../store/organization-columns';
import { isStale, OFFICE_HOURS, Organizations, TARGETS, type OrganizationRow } from '../../store/organizations';
import { FUNCTIONS } from '../../store/people';
import type { Cuts, Organization } from './directory.types';
import type { Settings } from './settings';

/** The organizations, and what each can be cut by. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly organizations: Organizations,
    private readonly columns: ColumnsCache,
  ) {}

  async list(wallClock: number): Promise<Organization[]> {
    return Promise.all((await this.organizations.list()).map((organization) => this.told(organization, wallClock)));
  }

  /** The named organization, the default one without a name; null = there is none. */
  async find(name: string | null | undefined, wallClock: number): Promise<Organization | null> {
    const found = await this.organizations.find(name);
    return found ? this.told(found, wallClock) : null;
  }

  async cuts(name: string | null | undefined): Promise<Cuts> {
    const { flow } = await this.columns.of(await this.organizations.get(name));
    const { table } = flow;
    return {
      teams: flow.people.teams.map(({ team, parent, members }) => ({ team, parent: parent ?? null, members })),
      repos: [...flow.repos].sort(),
      services: [...flow.services].sort(),
      functions: present(FUNCTIONS, table.person),
      authorship: present(AUTHORSHIP, table.authorship),
      sizes: present(SIZE_BUCKETS, table.size),
    };
  }

  /** An organization's settings, after `change` if it changes any. */
  async settings(name: string | null | undefined, change: (before: Settings) => Settings): Promise<Settings> {
    const organization = await this.organizations.get(name);
    const { calendar, holidays, targets } = organization.settings;
    const before: Settings = {
      name: organization.name,
      timeZone: organization.timeZone,
      calendar: calendar ?? OFFICE_HOURS,
      holidays: holidays ?? [],
      targets: { ...TARGETS, ...targets },
    };
    const after = change(before);
    if (JSON.stringify(after) !== JSON.stringify(before))
      await this.organizations.decide(organization.id, after.timeZone, {
        calendar: after.calendar,
        holidays: after.holidays,
        targets: after.targets,
      });
    return after;
  }

  private async told(organization: OrganizationRow, wallClock: number): Promise<Organization> {
    const { flow } = await this.columns.of(organization);
    const { name, simulated, timeZone, dataHorizon, dataVersion } = organization;
    return {
      name,
      simulated,
      timeZone,
      dataHorizon: Number.isNaN(dataHorizon) ? null : dataHorizon,
      stale: isStale(organization, wallClock),
      dataVersion,
      pullRequests: flow.table.length,
    };
  }
}

/** The words a column really holds, in their own order. */
function present<T extends string>(words: readonly T[], column: Uint8Array): T[] {
  const seen = new Uint8Array(256);
  for (const value of column) seen[value] = 1;
  return words.filter((_, index) => seen[index] === 1);
}
