import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rounded, type Table } from '../../platform/csv';
import { ExportTables } from '../../platform/export-tables';
import { Failure } from '../../platform/failure';
import type { RunState } from '../../platform/run.types';
import type { Range } from '../../platform/scope.types';
import { one, scopeOfQuery } from '../../platform/table-query';
import { OrganizationViews } from '../../store/organization-view';
import { rangeOf } from '../../store/range';
import { askedRule } from './asked-rule';
import type { Backtest } from './backtest.types';
import type { Calibration } from './calibration.types';
import { ForecastService } from './forecast.service';
import type { Band, Forecast } from './forecast.types';

export const FORECAST_DEFINITION =
  'One row per stage and future week, of the scenario (what is tried) and of the base (everything as it was in the last stable weeks). A simulation from today’s real work in progress: a forecast, not a fact. Median of the runs; low and high: 10th and 90th percentile of the simulation’s own noise; outer_low and outer_high: with the uncertainty of what was calibrated. wip at the end of the week; p50 and p90: hours in the stage of what leaves it in the week; constraint: share of the runs in which the stage is the constraint. Empty = unknown.';
export const CALIBRATION_DEFINITION =
  'One row per queue that was fitted to the last stable weeks: effective servers (empty = nobody waits for anybody), mean service in hours on duty, utilisation = share of the servers’ time on duty that is asked for; observed and simulated p50 and p90 of the time in the stage in hours, and WIP; distance = earth mover’s distance between the two over the observed mean; flat_from and flat_to: utilisation of the candidates that fit about as well, in the middle of which it is taken. Empty = unknown.';
export const BACKTEST_DEFINITION =
  'One row per forecast made from past weeks, and way of forecasting, beside what came: coverage = share of the stage-weeks whose WIP lay within the 80 % band (n of them); bias = mean of forecast less actual WIP over the actual mean; error = the same without sign; distance = earth mover’s distance of cycle times over their mean. Empty = nothing to tell it from.';

/** The tables of this capability that can be downloaded. */
@Injectable()
export class ForecastTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly forecasts: ForecastService,
    private readonly views: OrganizationViews,
  ) {}

  onModuleInit(): void {
    this.tables.add('forecast', FORECAST_DEFINITION, async (asked, now) => {
      const question = askedRule(one(asked.rule));
      const run = await this.forecasts.forecastEnded(one(asked.org), scopeOfQuery(asked), question, now);
      const answer = answerOf(run);
      return { table: forecastTable(answer), range: futureRange(answer) };
    });
    this.tables.add('calibration', CALIBRATION_DEFINITION, async (asked, now) => {
      const { until } = askedRule(one(asked.rule));
      const run = await this.forecasts.calibrationEnded(one(asked.org), scopeOfQuery(asked), now, {}, until);
      return { table: calibrationTable(answerOf(run)), range: await this.rangeOf(one(asked.org), now) };
    });
    this.tables.add('backtest', BACKTEST_DEFINITION, async (asked, now) => {
      const run = await this.forecasts.backtestEnded(one(asked.org), scopeOfQuery(asked), now);
      return { table: backtestTable(answerOf(run)), range: await this.rangeOf(one(asked.org), now) };
    });
  }

  /** What a calibration or a backtest looks at: the last 60 weeks at most. */
  async rangeOf(name: string | null | undefined, now: number): Promise<Range> {
    const { organization, first } = await this.views.open(name);
    return rangeOf(organization, '-60w', first, now);
  }
}

interface Ended<T> {
  state: RunState;
  answer: T | null;
  message: string | null;
}

/** @throws Failure with the reason when there is no answer: bad_input where these data tell none */
export function answerOf<T>({ state, answer, message }: Ended<T>): T {
  if (state === 'done' && answer !== null) return answer;
  throw new Failure(state === 'failed' ? 'internal' : 'bad_input', message ?? 'The work was cancelled: ask again.');
}

/** The weeks a forecast speaks of. */
export function futureRange({ range: { from, to, timeZone }, weeks }: Forecast): Range {
  const day = (at: number): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at * 1000);
  return { from, to, timeZone, label: `${weeks.length} weeks ahead`, address: `${day(from)}..${day(to - 1)}`, endsAtHorizon: false }; // prettier-ignore
}

const BANDS = ['wip', 'p50', 'p90', 'departures'] as const;
const PARTS = ['median', 'low', 'high', 'outerLow', 'outerHigh'] as const;
const PART_NAMES = ['', '_low', '_high', '_outer_low', '_outer_high'];

export function forecastTable({ stages, base, weeks }: Forecast): Table {
  const rows = (of: 'scenario' | 'base', all: Forecast['stages']) =>
    all.flatMap((stage) =>
      weeks.map((week, i) => [
        of,
        stage.stage,
        week,
        ...BANDS.flatMap((band) => PARTS.map((part) => rounded((stage[band] as Band)[part][i]))),
        rounded(stage.drainDays[i]),
        rounded(stage.constraint[i]),
      ]),
    );
  return {
    columns: [
      'of',
      'stage',
      'week',
      ...BANDS.flatMap((band) => PART_NAMES.map((part) => `${band}${part}`)),
      'drain_days',
      'constraint',
    ],
    rows: [...rows('scenario', stages), ...rows('base', base)],
    left: [0, 1, 2],
  };
}

export function calibrationTable({ stages }: Calibration): Table {
  return {
    columns: [
      'stage',
      'reviewers_of',
      'servers',
      'service_hours',
      'cv',
      'utilisation',
      'n',
      'weeks',
      'observed_p50',
      'simulated_p50',
      'observed_p90',
      'simulated_p90',
      'observed_wip',
      'simulated_wip',
      'distance',
      'flat_candidates',
      'flat_from',
      'flat_to',
      'refusal',
    ],
    rows: stages.map((fit) => [
      fit.stage,
      fit.team,
      ...[fit.servers, fit.service, fit.cv, fit.utilisation].map(rounded),
      fit.n,
      fit.weeks,
      ...(['p50', 'p90', 'wip'] as const).flatMap((of) => [rounded(fit.observed[of]), rounded(fit.simulated[of])]),
      rounded(fit.distance),
      fit.flat.candidates,
      rounded(fit.flat.utilisationFrom),
      rounded(fit.flat.utilisationTo),
      fit.refusal,
    ]),
    left: [0, 1],
  };
}

export function backtestTable({ origins }: Backtest): Table {
  return {
    columns: [
      'week',
      'weeks',
      'arrivals',
      'moved',
      'way',
      'coverage',
      'n',
      'bias',
      'error',
      'distance',
      'merged',
      'widened',
      'refusal',
    ],
    rows: origins.flatMap((origin) =>
      (['forecast', 'raw', 'lastFourWeeks', 'throughput'] as const).map((way) => {
        const score = origin[way];
        return [
          origin.week,
          origin.weeks,
          origin.arrivals,
          String(origin.moved),
          way,
          rounded(score.coverage),
          score.coverageN,
          ...[score.bias, score.error, score.distance].map(rounded),
          origin.merged,
          rounded(origin.widened),
          origin.refusal,
        ];
      }),
    ),
    left: [0, 2, 4],
  };
}
