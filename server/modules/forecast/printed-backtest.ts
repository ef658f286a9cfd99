import { aligned } from '../../platform/printed-table';
import type { Backtest, BacktestScore } from './backtest.types';
import type { Calibration } from './calibration.types';

const number = (value: number | null, digits = 2): string => (value === null ? '-' : value.toFixed(digits));
const percent = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(0)} %`);

/** How good such forecasts were, for a terminal. */
export function backtestText({ summary, beatsLastFourWeeks, beatsThroughput }: Backtest): string {
  const all = summary.filter(({ stage }) => stage === null);
  const beats = (does: boolean | null, than: string): string =>
    does === null
      ? `Whether the forecast is better than ${than} cannot be told: fewer than three origins.`
      : `With forecast arrivals the forecast is ${does ? '' : 'not '}nearer than ${than}.`;
  const score = (way: string, of: BacktestScore): string[] => [
    way,
    `${percent(of.coverage)} (n ${of.coverageN})`,
    number(of.bias),
    number(of.error),
    number(of.distance),
  ];
  return `${[
    beats(beatsLastFourWeeks, 'the mean of the last four weeks'),
    beats(beatsThroughput, 'random weeks of the last 12'),
    ...all.flatMap((of) => [
      '',
      `${of.weeks} weeks ahead, ${of.arrivals} arrivals, ${of.n} origins${of.stable ? ' without a move within' : ''}:`,
      ...aligned([
        ['way', 'in the 80 % band', 'bias', 'error', 'distance'],
        score('forecast', of.forecast),
        score('without widening', of.raw),
        score('last 4 weeks', of.lastFourWeeks),
        score('throughput', of.throughput),
      ]),
    ]),
  ].join('\n')}\n`;
}

/** What a forecast rests on, for a terminal. */
export function calibrationText({ weeks, stages, sources }: Calibration): string {
  const pair = (observed: number | null, simulated: number | null): string =>
    `${number(observed, 1)} / ${number(simulated, 1)}`;
  return `${[
    weeks ? `Calibrated on ${weeks.n} weeks, ${weeks.from} to ${weeks.to}.` : 'Not calibrated.',
    '',
    ...aligned(
      [
        [
          'stage',
          'reviewers of',
          'servers',
          'service h',
          'utilisation',
          'p50 h',
          'p90 h',
          'WIP',
          'distance',
          'flat',
          'n',
        ],
        ...stages.map((fit) => [
          fit.stage,
          fit.team ?? '',
          number(fit.servers, 1),
          number(fit.service, 1),
          number(fit.utilisation),
          pair(fit.observed.p50, fit.simulated.p50),
          pair(fit.observed.p90, fit.simulated.p90),
          pair(fit.observed.wip, fit.simulated.wip),
          number(fit.distance),
          fit.flat.utilisationFrom === null
            ? '-'
            : `${number(fit.flat.utilisationFrom)}–${number(fit.flat.utilisationTo)}`,
          fit.refusal ?? String(fit.n),
        ]),
      ],
      [1],
    ),
    'Hours in the stage and WIP: observed / simulated. flat: utilisation of candidates that fit about as well.',
    ...(stages.some(({ bounds }) => bounds.includes('calm'))
      ? ['Where flat is wide, waits were short: calm weeks tell no more of what reviewers could do.']
      : []),
    '',
    ...aligned(
      [
        ['written by', 'authorship', 'a week', 'n weeks'],
        ...sources.map(({ team, authorship, perWeek, weeks: of }) => [
          team ?? 'others',
          authorship,
          number(perWeek, 1),
          String(of),
        ]),
      ],
      [1],
    ),
  ].join('\n')}\n`;
}
