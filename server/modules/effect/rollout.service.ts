import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import { dayStart, weekStarts } from '../../platform/time-zone';
import { OrganizationViews } from '../../store/organization-view';
import { Organizations } from '../../store/organizations';
import { dayOf } from '../../store/range';
import type { RolloutWeek } from './effect.types';

/** In which weeks people say that agents were rolled out. */
@Injectable()
export class RolloutService {
  constructor(
    private readonly organizations: Organizations,
    private readonly views: OrganizationViews,
  ) {}

  /**
   * Any day of a week stands for its week; null takes back what was said. Teams that are not named stay as they are.
   *
   * @throws Failure bad_input for a team or a day that does not exist; then nothing was saved
   */
  async set(name: string | null | undefined, weeks: readonly RolloutWeek[]): Promise<boolean> {
    const { organization, flow } = await this.views.open(name);
    const { id, timeZone, settings } = organization;
    const stated = { ...settings.rolloutWeeks };
    for (const { team, week } of weeks) {
      if (!flow.people.teams.some((row) => row.team === team)) {
        const known = flow.people.teams.map((row) => row.team).join(', ');
        throw new Failure('bad_input', `There is no team "${team}"; there are: ${known === '' ? 'none' : known}.`);
      }
      if (week === null || week === undefined) delete stated[team];
      else stated[team] = mondayOf(timeZone, week, team);
    }
    await this.organizations.decide(id, timeZone, { rolloutWeeks: stated });
    return true;
  }
}

/** Monday of the week a day lies in, YYYY-MM-DD. */
function mondayOf(timeZone: string, day: string, team: string): string {
  let at = NaN;
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(day)) at = dayStart(timeZone, day);
  } catch {
    // Told below.
  }
  if (Number.isNaN(at))
    throw new Failure('bad_input', `"${day}" is not a day of the calendar: write the week in which agents were rolled out to ${team} as one of its days, such as 2026-07-01.`); // prettier-ignore
  return dayOf(timeZone, weekStarts(timeZone, at, at + 1)[0]);
}
