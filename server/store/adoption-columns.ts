import { Injectable } from '@nestjs/common';
import { SURFACES, type AdoptionTables, type SourceSpan, type TierTable } from '../domain/adoption-table';
import { periodOf } from '../domain/period';
import { REVIEW } from '../domain/stage';
import { TIER_RULES, type TierRules } from '../domain/tier-rules';
import { tiersOf } from '../domain/tiers';
import { localDays } from '../platform/local-day';
import { authoredOf, itemsOfRuns } from './adoption-authored';
import { adoptionRecordsIn, type AdoptionRecords } from './adoption-records';
import { addReviewSigns, signsOf } from './adoption-signs';
import { cutDays, pulledDays, usageSpans } from './adoption-sources';
import { adoptionWeeks, type AdoptionWeeks } from './adoption-weeks';
import { Store } from './data-source';
import { FindingViews, type FindingColumns } from './finding-columns';
import type { OrganizationView } from './organization-view';
import type { OrganizationSettings } from './organizations';

export type { AdoptionWeeks } from './adoption-weeks';

/** Who uses agents, how far, and what they wrote, of one organization at one data version. */
export interface AdoptionColumns {
  tables: AdoptionTables;
  /** The login that stands for each person, in order. */
  logins: string[];
  /** Person number by login, also of other accounts of theirs and of what sources call them; absent = automated or unknown. */
  personOf: ReadonlyMap<string, number>;
  tools: string[];
  surfaces: readonly string[];
  phases: string[];
  /** Repositories of runs. */
  repos: string[];
  /** Data version. */
  version: number;
  weeks: AdoptionWeeks;
  /** Number of the local day of a moment, days since 1970-01-01. */
  dayOf: (at: number) => number;
  /** The week a moment lies in; -1 = before the first, or after the last. */
  weekOf: (at: number) => number;
  /** Tiers of all people at the end of all weeks, or of the days given (rising), under the organization's rules or others. Kept. */
  tiers(endDays?: Int32Array, rules?: TierRules): TierTable;
}

/** Organizations whose usage is kept beyond the view it was read for. */
const KEPT = 4;
/** A mistyped year would ask for tiers of a thousand years; agents are not that old. Days. */
const LONGEST = 20 * 365;
/** Tier tables kept per view: a preview and a list of weeks or two. */
const TABLES = 4;

/** Adoption columns per organization view, read when somebody first asks for them. Usage is read again only when it, people or runs changed. */
@Injectable()
export class AdoptionViews {
  private readonly kept = new WeakMap<OrganizationView, Promise<AdoptionColumns>>();
  private readonly records = new Map<number, AdoptionRecords>();

  constructor(
    private readonly store: Store,
    private readonly findings: FindingViews,
  ) {}

  of(view: OrganizationView): Promise<AdoptionColumns> {
    const known = this.kept.get(view);
    if (known) return known;
    const reading = this.read(view);
    this.kept.set(view, reading);
    reading.catch(() => this.kept.delete(view));
    return reading;
  }

  private async read(view: OrganizationView): Promise<AdoptionColumns> {
    const { flow, organization } = view;
    const { id, timeZone, dataHorizon } = organization;
    const dayOf = localDays(timeZone);
    const findings = await this.findings.of(view);
    return this.store.inOrganization(id, async (client) => {
      const records = await adoptionRecordsIn(this.store, client, id, timeZone, this.records.get(id));
      this.records.delete(id);
      this.records.set(id, records);
      for (const other of this.records.keys()) {
        if (this.records.size <= KEPT) break;
        this.records.delete(other);
      }
      const { people, usage, periods, runs: read, startedDay, endedDay, tools, phases, repos } = records;
      const { number, ...columns } = read;
      void number;
      const runs = { ...columns, item: itemsOfRuns(flow, read, repos) };
      const authored = authoredOf(flow, people, { ...read, item: runs.item }, findings, dayOf);
      const signs = signsOf(people.logins.length, { usage, periods, runs, authored });
      // Whose first day is not stated is there from their first sign on.
      if (people.stated.some((stated, person) => !stated || Number.isNaN(startedDay[person])))
        await addReviewSigns(client, signs, people, dayOf);
      const horizonDay = Number.isNaN(dataHorizon) ? -Infinity : dayOf(dataHorizon);
      const cut = cutDays(organization.settings.retention ?? {}, Date.now() / 1000, dayOf);
      const sources = [
        ...usageSpans({ usage, periods, runs: read }, tools, await pulledDays(client, dayOf), horizonDay, cut),
        ...reviewSpans(view, findings, dayOf, horizonDay),
      ];
      const tables: AdoptionTables = {
        people: {
          length: people.logins.length,
          team: Int16Array.from(people.accounts, (of) => first(of, flow.people.teamOf, -1)),
          function: Uint8Array.from(people.accounts, (of) => first(of, flow.people.functionOf, 255)),
          startedDay,
          endedDay,
          ...signs,
          stated: Uint8Array.from(people.stated, (stated) => (stated ? 1 : 0)),
        },
        usage,
        periods,
        runs,
        authored,
        sources,
        tools,
      };
      const firsts = [usage.day, periods.fromDay, runs.startDay].map(least);
      const start = Math.min(...firsts, Number.isNaN(view.first) ? Infinity : dayOf(view.first));
      const weeks = adoptionWeeks(timeZone, Math.max(start, horizonDay - LONGEST), horizonDay);
      const edges = { length: weeks.length, edges: Float64Array.from([...weeks.start, ...weeks.end.slice(-1)]) };
      return {
        tables,
        logins: people.logins,
        personOf: people.byName,
        tools,
        surfaces: SURFACES,
        phases,
        repos,
        version: flow.version,
        weeks,
        dayOf,
        weekOf: (at) => {
          const week = weeks.length === 0 ? -1 : periodOf(edges, at);
          return week < weeks.length ? week : -1;
        },
        tiers: tierTables(tables, tierRulesOf(organization.settings), weeks.endDay),
      };
    });
  }
}

/** The cut-offs that stand. */
export function tierRulesOf({ tierVersions }: OrganizationSettings): TierRules {
  return tierVersions?.at(-1)?.rules ?? TIER_RULES;
}

/** Tier tables, the last ones asked for kept. */
function tierTables(tables: AdoptionTables, current: TierRules, allWeeks: Int32Array): AdoptionColumns['tiers'] {
  const kept = new Map<string, TierTable>();
  return (endDays = allWeeks, rules = current) => {
    const key = JSON.stringify([Object.entries(rules).sort(), endDays === allWeeks ? null : [...endDays]]);
    const table = kept.get(key) ?? tiersOf(tables, rules, endDays);
    kept.delete(key);
    kept.set(key, table);
    if (kept.size > TABLES) kept.delete(kept.keys().next().value as string);
    return table;
  };
}

/** Reviews come with pull requests: they are told of from the first one on. */
function reviewSpans(
  { flow }: OrganizationView,
  { reviews }: FindingColumns,
  dayOf: (at: number) => number,
  horizonDay: number,
): SourceSpan[] {
  let at = Infinity;
  for (const moment of flow.table.enter[REVIEW]) if (moment < at) at = moment;
  for (const moment of reviews.first) if (moment < at) at = moment;
  if (at === Infinity) return [];
  const fromDay = dayOf(at);
  return [{ kind: 'reviews', tool: '', fromDay, toDay: Math.max(fromDay, horizonDay) }];
}

function least(days: Int32Array): number {
  let found = Infinity;
  for (const day of days) if (day < found) found = day;
  return found;
}

function first(accounts: readonly string[], of: ReadonlyMap<string, number>, otherwise: number): number {
  const account = accounts.find((login) => of.has(login));
  return account === undefined ? otherwise : of.get(account)!;
}
