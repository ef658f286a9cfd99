import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import { futureRange } from './forecast-tables';
import type { Forecast, NextConstraint, Utilisation } from './forecast.types';

/** A forecast for a terminal: one sentence first, then the weeks, the levers and what it rests on. */
export function forecastText(forecast: Forecast): string {
  const { stages, weeks, after, differences, cheapest, utilisation, calibration } = forecast;
  const lines = [rangeLine(futureRange(forecast)), headlineOf(forecast)];
  if (after.stage) lines.push(`Once that is fixed: ${nextText(after)}.`);
  const headroom = headroomText(forecast);
  if (headroom) lines.push(headroom);
  const weak = weakFitText(forecast);
  if (weak) lines.push(weak);
  if (forecast.simulated) lines.push('All of it is of the simulated organization.');
  const shown = weeks.map((_, week) => week).filter((week) => week % 4 === 0 || week === weeks.length - 1);
  lines.push(
    '',
    ...aligned(
      [
        ['stage', 'measure', ...shown.map((week) => weeks[week])],
        ...stages.flatMap((stage) =>
          stage.known
            ? (['wip', 'p90'] as const).map((of, row) => [
                row === 0 ? stage.stage : '',
                of === 'p90' ? 'p90 h' : of,
                ...shown.map((week) => bandText(stage[of], week)),
              ])
            : [[stage.stage, 'unknown', ...shown.map(() => '-')]],
        ),
      ],
      [1],
    ),
    `Median [10th to 90th percentile${forecast.refits > 0 ? ', with the uncertainty of the calibration' : ' of the simulation’s own noise'}], n = ${forecast.replications} replications${forecast.stoppedEarly ? ', stopped early' : ''}.`,
  );
  if (differences.length > 0)
    lines.push(
      '',
      ...aligned([
        ['last 4 weeks', 'base', 'tried', 'difference [95 %]'],
        ...differences.map((of) => [
          `${of.stage} ${of.measure === 'p90' ? 'p90 h' : of.measure}`,
          number(of.base),
          number(of.scenario),
          `${signed(of.difference)} [${signed(of.low)}, ${signed(of.high)}]`,
        ]),
      ]),
    );
  if (cheapest)
    lines.push('', `To keep p90 of ${cheapest.stage} under ${number(cheapest.target)} h in 80 % of the runs:`, ...cheapestLines(cheapest)); // prettier-ignore
  lines.push('', ...utilisationLines(utilisation));
  if (calibration.weeks)
    lines.push(`Calibrated on ${calibration.weeks.n} weeks, ${calibration.weeks.from} to ${calibration.weeks.to}.`);
  return `${lines.join('\n')}\n`;
}

/** Below this share of the runs a stage does not break next, it only comes nearest to it. */
const MOST = 0.5;

/** "Breaks next: review in week 5 (2026-W52), 80 % (n = 200 replications, 95 % interval 74–85 %); base utilisation of reviewers .72 (their waits fit .60 to .80 about as well)." */
export function headlineOf({ next, weeks, constraintNow, utilisation }: Forecast): string {
  const now = constraintNow ? ` The constraint now is ${constraintNow}.` : '';
  const load = baseUtilisation(utilisation);
  const base = load ? `; ${load}` : '';
  if (!next.stage)
    return `Nothing else becomes the constraint in the ${weeks.length} weeks (n = ${next.n} replications)${base}.${now}`;
  const what = (next.probability ?? 0) < MOST ? 'Nothing else becomes the constraint in most of the runs; nearest comes' : 'Breaks next:'; // prettier-ignore
  return `${what} ${nextText(next)}${base}.${now}`;
}

/** "Writing × 1.9 would make pickup the constraint by 2027-W03 (64 % of 100 runs, 95 % interval 54–73 %)." */
function headroomText({ headroom, weeks }: Forecast): string | undefined {
  if (!headroom) return undefined;
  const { stage, writing, week, probability, low, high, n } = headroom;
  if (!stage) return `Nothing else becomes the constraint in the ${weeks.length} weeks up to writing × ${writing}.`;
  // As it is, that is what breaks next.
  if (writing <= 1) return undefined;
  return `Writing × ${writing} would make ${stage} the constraint by ${week} (${percent(probability ?? 0)} % of ${n} runs, 95 % interval ${percent(low ?? 0)}–${percent(high ?? 0)} %).`;
}

/** Waits of a fitted queue that are further from the observed ones, over their mean, reproduce them badly. */
const WEAK = 0.5;

/** "The fit is weak: …", where most of the waits for review lie in queues that reproduce them badly. */
function weakFitText({ calibration }: Pick<Forecast, 'calibration'>): string | undefined {
  const fitted = calibration.stages.filter(({ stage, utilisation, distance }) => (stage === 'pickup' || stage === 'review') && utilisation !== null && distance !== null); // prettier-ignore
  const n = fitted.reduce((sum, fit) => sum + fit.n, 0);
  const weak = fitted.filter(({ distance }) => (distance ?? 0) > WEAK).reduce((sum, fit) => sum + fit.n, 0);
  if (!(2 * weak > n)) return undefined;
  const distance = fitted.reduce((sum, fit) => sum + fit.n * (fit.distance ?? 0), 0) / n;
  return `The fit is weak: simulated waits for review lie ${share(distance)} of the observed mean off (n = ${n}). Take shares and weeks as a hint at most.`;
}

function nextText({ stage, week, weekIndex, probability, low, high, n }: NextConstraint): string {
  const when = weekIndex === null ? '' : ` in week ${weekIndex + 1} (${week})`;
  const interval = low === null || high === null ? '' : `, 95 % interval ${percent(low)}–${percent(high)} %`;
  return `${stage}${when}, ${percent(probability ?? 0)} % (n = ${n} replications${interval})`;
}

function baseUtilisation(utilisation: readonly Utilisation[]): string {
  const told = utilisation.filter(({ base }) => base !== null);
  if (told.length === 0) return 'the base utilisation of reviewers is unknown: their waits do not depend on the load';
  const span = (values: (number | null)[]): string => {
    const [least, most] = [share(Math.min(...values.map(Number))), share(Math.max(...values.map(Number)))];
    return least === most ? least : `${least} to ${most}`;
  };
  const open = span(told.flatMap(({ base, baseFrom, baseTo }) => [baseFrom ?? base, baseTo ?? base]));
  const taken = span(told.map(({ base }) => base));
  return `base utilisation of reviewers ${taken}${open === taken ? '' : ` (their waits fit ${open} about as well)`}`;
}

const utilisationLines = (utilisation: readonly Utilisation[]): string[] =>
  utilisation.length === 0
    ? []
    : aligned([
        ['reviewers of', 'effective', 'base utilisation', 'fits as well', 'tried', 'n'],
        ...utilisation.map(({ name, servers, base, baseFrom, baseTo, scenario, n }) => [
          name ?? 'all others',
          number(servers),
          base === null ? 'unknown' : share(base),
          baseFrom === null || baseTo === null ? '-' : `${share(baseFrom)}–${share(baseTo)}`,
          scenario === null ? '-' : share(scenario),
          String(n),
        ]),
      ]);

const cheapestLines = ({ options, holds }: NonNullable<Forecast['cheapest']>): string[] =>
  options.length === 0
    ? [`nothing has to change: ${percent(holds ?? 0)} % of the runs hold it.`]
    : aligned([
        ['lever', 'value', 'steps', 'holds in'],
        ...options.map(({ lever, value, cost, holds: share }) => [
          lever,
          value === null ? 'no value tried does' : number(value),
          number(cost),
          share === null ? '-' : `${percent(share)} %`,
        ]),
      ]);

function bandText(band: Forecast['stages'][number]['wip'], week: number): string {
  const [low, high] = [band.outerLow[week] ?? band.low[week], band.outerHigh[week] ?? band.high[week]];
  if (band.median[week] === null) return '-';
  return `${number(band.median[week])} [${number(low)}, ${number(high)}]`;
}

const number = (value: number | null): string =>
  value === null ? '-' : Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toFixed(1)));
const signed = (value: number | null): string => (value === null ? '-' : `${value > 0 ? '+' : ''}${number(value)}`);
const percent = (value: number): string => (100 * value).toFixed(0);
/** ".72" */
const share = (value: number): string => value.toFixed(2).replace(/^0/, '');
