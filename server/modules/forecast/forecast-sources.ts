import { Injectable } from '@nestjs/common';
import type { ForecastHistory } from '../../domain/forecast-history';
import { SMALLEST_GROUP } from '../../domain/small-groups';
import type { Scope } from '../../platform/scope.types';
import { isoWeekLabel } from '../../platform/time-zone';
import { Store } from '../../store/data-source';
import { FindingViews } from '../../store/finding-columns';
import { forecastHistoryOf } from '../../store/forecast-history';
import { forecastReviews } from '../../store/forecast-reviews';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { askedUntil } from './asked-until';
import type { ShownTeams } from './told-calibration';

/** What a forecast is made from. */
export interface ForecastSource {
  view: OrganizationView;
  history: ForecastHistory;
  /** Tells these data, settings and scope from all others, in every process. */
  key: unknown;
  teams: string[];
  shown: ShownTeams;
  /** The ISO week that begins at a moment. */
  weekOf: (at: number) => string;
}

const NOON = 12 * 3600;

/** The history of an organization, or a part of it, as forecasts need it. */
@Injectable()
export class ForecastSources {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
    private readonly store: Store,
  ) {}

  /**
   * @param given its range and clock are of no account
   * @param until ISO week at whose end the forecast is made, with what was known then; missing = the last whole one
   * @throws Failure not_found, bad_input for something in the scope that does not exist, or a week that is not there
   */
  async of(
    name: string | null | undefined,
    given: Scope,
    wallClock: number,
    until?: string | null,
  ): Promise<ForecastSource> {
    const { range: _range, clock: _clock, ...scope } = given;
    const view = await this.views.open(name, scope);
    const findings = await this.findings.of(view);
    const turns = await forecastReviews(this.store, view);
    const { organization, delivery, version } = view;
    const { id, timeZone, settings } = organization;
    const to = askedUntil(view, until, wallClock);
    const history = answered(view, ['forecast-history', scope, to], () =>
      forecastHistoryOf(view, scope, findings, wallClock, turns, to),
    );
    const { teams } = view.flow.people;
    return {
      view,
      history,
      key: [id, version, delivery.mark, timeZone, settings, scope, to],
      teams: teams.map(({ team }) => team),
      shown: new Set(teams.filter(({ members }) => members >= SMALLEST_GROUP).map(({ team }) => team)),
      weekOf: (at) => isoWeekLabel(timeZone, at + NOON),
    };
  }
}
