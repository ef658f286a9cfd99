import { Injectable } from '@nestjs/common';
import { TIER_EVIDENCE, TIERS } from '../../domain/tier-rules';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import { dayStart } from '../../platform/time-zone';
import { AdoptionViews, type AdoptionColumns } from '../../store/adoption-columns';
import { OrganizationViews } from '../../store/organization-view';
import { DelegatedWeeks } from './delegated-weeks';
import { PersonKeys } from './person-keys.service';
import type { OwnRow } from './privacy.types';

/** Weeks that are shown: two years. */
const MOST_WEEKS = 104;
const ABSENT = 255;

/** What is counted about one person, shown to that person alone. */
@Injectable()
export class OwnRows {
  constructor(
    private readonly keys: PersonKeys,
    private readonly views: OrganizationViews,
    private readonly adoption: AdoptionViews,
  ) {}

  /** @throws Failure not_allowed for a key that opens nothing, not_found when nothing is recorded of the person any more */
  async of(key: string): Promise<OwnRow> {
    const { organization, login } = await this.keys.ownerOf(key);
    const view = await this.views.open(organization);
    const columns = await this.adoption.of(view);
    const person = columns.personOf.get(login);
    if (person === undefined)
      throw new Failure('not_found', 'Nothing is recorded of the person this key was made for: ask whoever made it.');
    const { weeks, tables } = columns;
    const from = Math.max(0, weeks.length - MOST_WEEKS);
    const shown = Array.from({ length: weeks.length - from }, (_, place) => from + place);
    const tiers = columns.tiers();
    const at = (week: number): number => person * tiers.weeks + week;
    const there = (week: number): boolean => tiers.tier[at(week)] !== ABSENT;
    const delegated = new DelegatedWeeks(columns, person);
    const { timeZone, settings, dataHorizon } = view.organization;
    const day = (number: number): number => dayStart(timeZone, dayText(number));
    return {
      login: columns.logins[person],
      weeks: {
        label: shown.map((week) => weeks.label[week]),
        start: shown.map((week) => weeks.start[week]),
        end: shown.map((week) => weeks.end[week]),
        running: shown.map((week) => weeks.end[week] > dataHorizon),
      },
      tier: shown.map((week) => (there(week) ? TIERS[tiers.tier[at(week)]] : null)),
      atLeast: shown.map((week) => there(week) && tiers.atLeast[at(week)] === 1),
      evidence: shown.map((week) => (there(week) ? TIER_EVIDENCE[tiers.evidence[at(week)]] : 'none')),
      value: shown.map((week) => (there(week) ? finite(tiers.value[at(week)]) : null)),
      delegatedHours: shown.map((week) => finite(delegated.hours(week))),
      runs: shown.map((week) => finite(delegated.runs(week))),
      surfaces: surfacesOf(columns, person, shown),
      sources: tables.sources
        .filter(({ fromDay, toDay }) => Number.isFinite(fromDay) && Number.isFinite(toDay))
        .map(({ kind, tool, fromDay, toDay }) => ({ kind, tool, from: day(fromDay), to: day(toDay) })),
      rulesVersion: settings.tierVersions?.at(-1)?.version ?? 1,
      pullRequests: tables.authored.person.reduce((sum, of) => sum + (of === person ? 1 : 0), 0),
    };
  }
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Where the person used an agent in the weeks shown, in the order of SURFACES. */
function surfacesOf({ tables, surfaces, weeks }: AdoptionColumns, person: number, shown: readonly number[]): string[] {
  const { usage, periods, runs } = tables;
  const first = shown.length > 0 ? weeks.endDay[shown[0]] - 6 : Infinity;
  const met = new Set<number>();
  for (let row = 0; row < usage.length; row++)
    if (usage.person[row] === person && usage.used[row] === 1 && usage.day[row] >= first) met.add(usage.surface[row]);
  for (let row = 0; row < periods.length; row++)
    if (periods.person[row] === person && periods.used[row] === 1 && periods.toDay[row] >= first)
      met.add(periods.surface[row]);
  for (let row = 0; row < runs.length; row++)
    if (runs.person[row] === person && runs.startDay[row] >= first) met.add(runs.surface[row]);
  return surfaces.filter((_, number) => met.has(number));
}
