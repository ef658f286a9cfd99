import { Injectable } from '@nestjs/common';
import { workingClock } from '../domain/calendar';
import { workingIntervals, type WeeklyCalendar } from '../platform/time-zone';
import { AdoptionViews } from './adoption-columns';
import { authorTiers } from './author-tiers';
import { ColumnsCache, type OrganizationColumns } from './organization-columns';
import { OFFICE_HOURS, Organizations, type OrganizationRow } from './organizations';
import type { Clock } from '../domain/tally';
import type { Scope } from '../platform/scope.types';

const MARGIN = 100 * 86400;
/** Answers kept per organization and data version. */
const ANSWERS = 400;

/** One organization at one data version. */
export interface OrganizationView extends OrganizationColumns {
  organization: OrganizationRow;
  /** The first moment anything is recorded of. */
  first: number;
  /** Cumulative working seconds by the organization's calendar. */
  workingClock: Clock;
  /** Answers already given at this data version, by what was asked. */
  answers: Map<string, unknown>;
}

/** Opens organizations for reading: settings, columns and the answers already worked out from them. */
@Injectable()
export class OrganizationViews {
  private readonly views = new WeakMap<OrganizationColumns, OrganizationView>();

  constructor(
    private readonly organizations: Organizations,
    private readonly columns: ColumnsCache,
    private readonly adoption: AdoptionViews,
  ) {}

  /** @param scope what will be selected: where it asks for tiers, those of authors are loaded onto the flow columns */
  async open(name?: string | null, scope?: Pick<Scope, 'tiers'>): Promise<OrganizationView> {
    const view = await this.opened(name);
    if (scope?.tiers?.length && view.flow.tier === undefined)
      view.flow.tier = authorTiers(view.flow, await this.adoption.of(view));
    return view;
  }

  private async opened(name?: string | null): Promise<OrganizationView> {
    const organization = await this.organizations.get(name);
    const columns = await this.columns.of(organization);
    const known = this.views.get(columns);
    // Settings and time zone can change without the data; then everything is worked out anew.
    if (known && decidedBy(known.organization) === decidedBy(organization)) return known;
    const { table } = columns.flow;
    let first = Infinity;
    for (let block = 0; block < table.blockStart.length; block++) first = Math.min(first, table.blockStart[block]);
    for (const row of columns.incidents.rows) first = Math.min(first, row.openedAt);
    for (const row of columns.deploys.rows) first = Math.min(first, row.finishedAt);
    if (first === Infinity) first = NaN;
    let clock: Clock;
    const view: OrganizationView = {
      ...columns,
      // Its own: tiers follow the organization's rules, and must not outlive a change of them.
      flow: { ...columns.flow },
      organization,
      first,
      answers: new Map(),
      get workingClock() {
        // Ten years of intervals take a while to place in their zone, and most never ask.
        return (clock ??= clockOf(organization, first));
      },
    };
    this.views.set(columns, view);
    return view;
  }
}

const decidedBy = ({ settings, timeZone }: OrganizationRow): string => JSON.stringify([settings, timeZone]);

function clockOf(organization: OrganizationRow, first: number): Clock {
  const { timeZone, settings, dataHorizon } = organization;
  if (Number.isNaN(first)) return (at) => at;
  const calendar = (settings.calendar as WeeklyCalendar | undefined) ?? (OFFICE_HOURS as WeeklyCalendar);
  const { starts, ends } = workingIntervals(
    timeZone,
    calendar,
    settings.holidays ?? [],
    first - MARGIN,
    dataHorizon + MARGIN,
  );
  return workingClock(starts, ends);
}

/** The answer to a question, worked out once per data version; the oldest answers go when there are too many. */
export function answered<T>(view: OrganizationView, question: unknown, work: () => T): T {
  const key = JSON.stringify(question);
  if (view.answers.has(key)) {
    const answer = view.answers.get(key) as T;
    view.answers.delete(key);
    view.answers.set(key, answer);
    return answer;
  }
  const answer = work();
  view.answers.set(key, answer);
  if (view.answers.size > ANSWERS) view.answers.delete(view.answers.keys().next().value as string);
  return answer;
}
