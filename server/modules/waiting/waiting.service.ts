import { Injectable } from '@nestjs/common';
import type { Duty } from '../../domain/busy-times';
import { eachVisit } from '../../domain/flow-table';
import type { Periods } from '../../domain/period';
import { DEPLOY, flagBit, PICKUP, REVIEW, STAGES } from '../../domain/stage';
import { BATCHING, CAUSES, CONTENTION, EXTRANEOUS, PRIORITISATION, UNAVAILABILITY } from '../../domain/waiting';
import type { Range, Scope } from '../../platform/scope.types';
import { workingIntervals, type WeeklyCalendar } from '../../platform/time-zone';
import type { Stage } from '../../platform/words';
import { Store } from '../../store/data-source';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { OFFICE_HOURS } from '../../store/organizations';
import { nowOf, periodColumnsOf, periodsOf, rangeOf } from '../../store/range';
import { selectionOf } from '../../store/selection';
import { CauseHours } from './cause-hours';
import { addDeployCauses } from './deploy-causes';
import { addPersonCauses } from './person-causes';
import { PersonWorkReader, type PersonWork } from './person-work';
import type { CalendarCounts, WaitCauses, Waiting, WaitingItem, WaitWeeks } from './waiting.types';

const HOUR = 3600;
const DAY = 24 * HOUR;
const LONGEST = 20;
const FROM_GIT = flagBit('from_git');
const NO_CALENDARS: CalendarCounts = { stated: 0, learnt: 0, organization: 0 };

/** What is worked out from columns; the titles come from the records. */
type Answer = Omit<Waiting, 'longest'> & { longest: Omit<WaitingItem, 'title'>[] };

/** Why work waits in a stage. Source: measures.md 2, "Why work waits". */
@Injectable()
export class WaitingService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly work: PersonWorkReader,
    private readonly store: Store,
  ) {}

  /** The hours of a stage by cause, always on the elapsed clock: they sum to the stage hours of the same scope and range. */
  async waiting(name: string | null | undefined, scope: Scope, stage: Stage, wallClock: number): Promise<Waiting> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const index = STAGES.indexOf(stage);
    const chosen = selectionOf(view.flow, scope);
    // What a clone alone tells of was never seen in pickup or review; `flow` leaves it out there too.
    const selected = index === DEPLOY ? chosen : seenOf(view, chosen, scope);
    const reason = reasonOf(view, index, chosen, scope);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    const work = reason === null && index !== DEPLOY ? await this.work.of(view) : undefined;
    const answer = answered(view, ['waiting', { ...scope, clock: '' }, stage, range, hour], () =>
      answerOf(view, { index, range, hour, reason, selected, work }),
    );
    return { ...answer, longest: await this.titled(view, answer.longest) };
  }

  private async titled(view: OrganizationView, items: Answer['longest']): Promise<WaitingItem[]> {
    if (items.length === 0) return [];
    const { rows } = await this.store.inOrganization(view.organization.id, (client) =>
      client.query<{ title: string | null }>(
        `SELECT p.title FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked (repo, number, place)
         LEFT JOIN pull_request p ON p.repo = asked.repo COLLATE "C" AND p.number = asked.number ORDER BY place`,
        [items.map(({ repo }) => repo), items.map(({ number }) => number)],
      ),
    );
    return items.map((item, place) => ({ ...item, title: rows[place].title ?? '' }));
  }
}

/** Why the causes of a stage are unknown in a scope; null = they are known. The same stages are unknown as in `flow`. */
function reasonOf(
  view: OrganizationView,
  stage: number,
  selected: Uint8Array | undefined,
  scope: Scope,
): string | null {
  if (stage !== PICKUP && stage !== REVIEW && stage !== DEPLOY)
    return 'The causes of waiting are worked out for pickup, review and deploy.';
  const { table } = view.flow;
  return answered(view, ['waiting known', { ...scope, range: '', clock: '' }, stage], () => {
    let fromGit = 0;
    for (let item = 0; item < table.length; item++) {
      if (selected && selected[item] === 0) continue;
      if (stage === DEPLOY ? table.enter[DEPLOY][item] === table.enter[DEPLOY][item] : !(table.flags[item] & FROM_GIT))
        return null;
      fromGit++;
    }
    if (stage === DEPLOY) return 'No deploy to production is recorded for what is selected.';
    return fromGit > 0 ? 'A git clone does not tell when work was ready and who reviewed it: connect GitHub.' : null;
  });
}

/** What is selected and not known from a clone alone. */
function seenOf(view: OrganizationView, chosen: Uint8Array | undefined, scope: Scope): Uint8Array | undefined {
  const { table } = view.flow;
  return answered(view, ['waiting seen', { ...scope, range: '', clock: '' }], () => {
    if (!table.flags.some((flags) => flags & FROM_GIT)) return chosen;
    return Uint8Array.from(table.flags, (flags, item) => (flags & FROM_GIT || chosen?.[item] === 0 ? 0 : 1));
  });
}

interface Question {
  index: number;
  range: Range;
  hour: number;
  reason: string | null;
  selected: Uint8Array | undefined;
  work: PersonWork | undefined;
}

function answerOf(view: OrganizationView, { index, range, hour, reason, selected, work }: Question): Answer {
  const { organization, flow } = view;
  const periods = periodsOf(organization, range, 'week');
  const hours = new CauseHours(periods);
  const to = Math.min(range.to, nowOf(organization));
  const span = { from: Math.min(range.from, to), to, selected };
  let calendars = NO_CALENDARS;
  let unassigned = 0;
  const known = reason === null;
  if (known) {
    const everybody = answered(view, ['calendar of everybody'], () => dutyOf(view));
    if (work) {
      const told = addPersonCauses(work, index, span, everybody, hours);
      unassigned = told.unassigned;
      calendars = { ...NO_CALENDARS };
      for (const person of told.people) calendars[work.calendars[person].kind]++;
    } else addDeployCauses(view, span, everybody, hours);
  }
  const visits = known
    ? visitsOf(view, index, periods, span)
    : { n: 0, weekly: new Int32Array(periods.length), open: new Set<number>() };
  const total = causesOf(hours.total);
  const longest = [...hours.byItem]
    .map(([item, seconds]) => ({ item, causes: causesOf(seconds) }))
    .filter(({ causes }) => causes.total > 0)
    .sort((a, b) => b.causes.total - a.causes.total || a.item - b.item)
    .slice(0, LONGEST)
    .map(({ item, causes }) => ({
      repo: flow.repos[flow.table.repo[item]],
      number: flow.number[item],
      hours: causes.total,
      cause: CAUSES.reduce((most, cause) => (causes[cause] > causes[most] ? cause : most)),
      causes,
      open: visits.open.has(item),
    }));
  return {
    range,
    stage: STAGES[index],
    unknown: !known,
    reason,
    periods: periodColumnsOf(organization, periods, 'week', hour),
    total,
    weekly: { ...weeksOf(hours.weekly), n: [...visits.weekly] },
    n: visits.n,
    estimatedShare: total.total > 0 ? hours.estimated / HOUR / total.total : null,
    calendars,
    unassigned,
    longest,
  };
}

/** When somebody of the organization is on duty by its own calendar. */
function dutyOf({ organization, first }: OrganizationView): Duty {
  const { timeZone, settings } = organization;
  const weekly = (settings.calendar as WeeklyCalendar | undefined) ?? (OFFICE_HOURS as WeeklyCalendar);
  return workingIntervals(timeZone, weekly, settings.holidays ?? [], first - DAY, nowOf(organization) + DAY);
}

/** How many visits touch the span and each week, and what had not left at its end. */
function visitsOf(
  { flow: { table } }: OrganizationView,
  stage: number,
  { edges, length }: Periods,
  span: { from: number; to: number; selected: Uint8Array | undefined },
): { n: number; weekly: Int32Array; open: Set<number> } {
  const weekly = new Int32Array(length);
  const open = new Set<number>();
  let n = 0;
  eachVisit(table, stage, span, (item, enter, leave) => {
    n++;
    if (leave >= span.to) open.add(item);
    for (let p = 0; p < length; p++) if (enter < Math.min(edges[p + 1], span.to) && leave >= edges[p]) weekly[p]++;
  });
  return { n, weekly, open };
}

function causesOf(seconds: Float64Array): WaitCauses {
  return {
    batching: seconds[BATCHING] / HOUR,
    contention: seconds[CONTENTION] / HOUR,
    prioritisation: seconds[PRIORITISATION] / HOUR,
    unavailability: seconds[UNAVAILABILITY] / HOUR,
    extraneous: seconds[EXTRANEOUS] / HOUR,
    total: seconds.reduce((sum, each) => sum + each, 0) / HOUR,
  };
}

function weeksOf(weekly: Float64Array[]): Omit<WaitWeeks, 'n'> {
  const column = (cause: number): number[] => Array.from(weekly[cause], (seconds) => seconds / HOUR);
  return {
    batching: column(BATCHING),
    contention: column(CONTENTION),
    prioritisation: column(PRIORITISATION),
    unavailability: column(UNAVAILABILITY),
    extraneous: column(EXTRANEOUS),
  };
}
