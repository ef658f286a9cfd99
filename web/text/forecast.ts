import type {
  AnchorPartsFragment,
  BacktestQuery,
  BacktestRefusal,
  CalibrationRefusal,
  FitBound,
  ForecastQuery,
  Stage,
} from '../gql/documents';
import type { Levers, NumberLever } from '../state/what-if-view';
import { durationOf } from './duration';
import { countedOf, countOf, factorOf, fineShareOf, meanOf, shareOf } from './number';
import { listed, stageName } from './stage-name';
import { shortWeek } from './week';

type Answer = NonNullable<ForecastQuery['forecast']['answer']>;
type Next = Answer['next'];
type Progress = NonNullable<ForecastQuery['forecast']['progress']>;
type Backtest = NonNullable<BacktestQuery['backtest']['answer']>;

const names: Record<NumberLever, string> = {
  writing: 'Pull requests written',
  reviewers: 'Reviewers',
  reviewEffort: 'Effort of one review',
  firstPass: 'AI makes the first pass',
  hitRate: 'Hit rate of AI review',
  deployEvery: 'Time between deploys',
  seats: 'Changes per deploy, at most',
  ciTime: 'Time of checks (CI)',
  incidentRate: 'Incidents per deploy',
  wipLimit: 'In review at once, at most',
};

/** A lever for people. */
export const leverName = (lever: NumberLever): string => names[lever];

const times = (value: number) => `× ${value.toLocaleString('en-GB', { maximumFractionDigits: 2 })}`;
const added = (value: number) =>
  value === 0
    ? 'as it is'
    : `${value < 0 ? '−' : '+'}${Math.abs(value).toLocaleString('en-GB', { maximumFractionDigits: 2 })}`;

/** What a lever is set to: "× 1.5", "+2", "80 %", "every 8.0 h"; the identity is "as it is". */
export function leverText(lever: NumberLever, value: number | null): string {
  if (value === null) return lever === 'wipLimit' ? 'no limit' : 'as it is';
  switch (lever) {
    case 'writing':
    case 'reviewEffort':
    case 'ciTime':
    case 'incidentRate':
      return value === 1 ? 'as it is' : times(value);
    case 'reviewers':
      return added(value);
    case 'firstPass':
      return `of ${shareOf(value)}`;
    case 'hitRate':
      return shareOf(value);
    case 'deployEvery':
      return value === 0 ? 'each change alone' : `every ${durationOf(value)}`;
    case 'seats':
    case 'wipLimit':
      return countOf(value);
  }
}

export const priorityNames = {
  none: 'nobody: in order of arrival',
  small: 'small changes',
  human: 'changes written by people',
  agent: 'changes written by agents',
} as const;

/** Everything that is tried, in a breath: "pull requests written × 2, reviewers +1"; "everything as it is" for the base. */
export function leversText(levers: Levers): string {
  const numbers = (Object.keys(names) as NumberLever[])
    .filter((lever) => leverText(lever, levers[lever]) !== leverText(lever, identity(lever)))
    .map((lever) => `${inSentence(names[lever])} ${leverText(lever, levers[lever])}`);
  const parts = [
    ...numbers,
    ...levers.writingOf.map(({ team, tier, times: by }) => `written by ${team ?? `the tier ${tier}`} ${times(by)}`),
    ...levers.reviewersOf.map(({ team, add }) => `reviewers of ${team} ${added(add)}`),
    ...(levers.priority === 'none' ? [] : [`first in review: ${priorityNames[levers.priority]}`]),
  ];
  return parts.length ? parts.join(', ') : 'everything as it is';
}

const identity = (lever: NumberLever): number | null =>
  lever === 'reviewers' ? 0 : ['writing', 'reviewEffort', 'ciTime', 'incidentRate'].includes(lever) ? 1 : null;

const inSentence = (name: string): string => (name.startsWith('AI') ? name : name[0].toLowerCase() + name.slice(1));

/** An interval of a share: "[74 %, 85 %]". */
const within = (low: number | null, high: number | null): string =>
  low === null || high === null ? '' : ` [${shareOf(low)}, ${shareOf(high)}]`;

/** "Review in week 5 (W52), in 80 % of 200 runs [74 %, 85 %]". */
export function nextText({ stage, week, weekIndex, probability, low, high, n }: Next): string {
  if (stage === null) return 'none within these weeks';
  const when = weekIndex === null || week === null ? '' : ` in week ${weekIndex + 1} (${shortWeek(week)})`;
  return `${stageName(stage)}${when}, in ${shareOf(probability)} of ${countedOf(n, 'run')}${within(low, high)}`;
}

/** What the sentence rests on, and what the scenario changes of it. */
export function forecastBasis({
  next,
  baseNext,
  constraintNow,
  n,
  tried,
}: Answer & { n: number; tried: boolean }): string {
  const parts: string[] = [];
  if (next.stage !== null)
    parts.push(
      `In ${shareOf(next.probability)} of ${countedOf(next.n, 'run')} of the simulation (95 % interval ${shareOf(next.low)} to ${shareOf(next.high)}) ${stageName(next.stage)} is the first other stage to become the constraint${next.week === null ? '' : `, in the median of those runs in ${next.week}`}.`,
    );
  else parts.push(`Within these weeks no other stage takes over in the ${countedOf(n, 'run')} of the simulation.`);
  parts.push(
    constraintNow === null
      ? 'No stage is the constraint now, or there is not enough data.'
      : `The constraint now is ${stageName(constraintNow)}.`,
  );
  if (tried)
    parts.push(
      baseNext.stage === null
        ? 'Without the scenario nothing breaks within these weeks.'
        : `Without the scenario: ${nextText(baseNext)}.`,
    );
  return parts.join(' ');
}

/** A pool or stage for people: "Review, checkout". */
export const poolName = ({ stage, name }: { stage: Stage; name: string | null }): string =>
  name ? `${stageName(stage)}, ${name}` : stageName(stage);

/** A utilisation as a share; null = nobody waits for anybody there, or unknown. */
export const utilisationText = (value: number | null): string =>
  value === null ? 'no queue seen' : value >= 1 ? `${shareOf(value)}, grows without end` : shareOf(value);

/** The base utilisation in one breath: each queue that is told, in the order of the flow, with what it rests on. */
export function utilisationSentence({ utilisation }: Pick<Answer, 'utilisation'>): string {
  const known = utilisation.filter(({ base }) => base !== null);
  if (!known.length) return 'Base utilisation: no stage could be told to be a queue of people.';
  const open = spanOf(known.flatMap(({ base, baseFrom, baseTo }) => [baseFrom ?? base, baseTo ?? base]));
  const taken = spanOf(known.map(({ base }) => base));
  const as = open === taken ? '' : ` Waits like these fit ${open} about as well.`;
  if (known.length <= 3)
    return `Base utilisation: ${listed(known.map((each) => `${poolName(each)} ${shareOf(each.base)} (n ${countOf(each.n)})`))}.${as}`;
  // Of many pools the range; each stands below with its n.
  const stages = [...new Set(known.map(({ stage }) => stage))].map((stage) => {
    const pools = known.filter((each) => each.stage === stage);
    return `${stageName(stage)} ${spanOf(pools.map(({ base }) => base))} in ${countedOf(pools.length, 'pool')}`;
  });
  return `Base utilisation: ${listed(stages)}.${as}`;
}

const spanOf = (shares: readonly (number | null)[]): string => {
  const known = shares.filter((share) => share !== null);
  const [low, high] = [shareOf(Math.min(...known)), shareOf(Math.max(...known))];
  return low === high ? low : `${low} to ${high}`;
};

const phases: Record<Progress['phase'], string> = {
  calibrating: 'Fitting the queues to the last stable weeks',
  simulating: 'Simulating',
  refitting: 'Simulating with other fits, for the outer band',
  searching: 'Looking for the cheapest lever',
  backtesting: 'Forecasting weeks that are known already',
};

/** What runs, and how far it is: "Simulating: 40 of 200". */
export function progressText(progress: Progress | null): string {
  if (!progress) return 'Waiting for its turn';
  const { phase, done, total } = progress;
  return total > 0 ? `${phases[phase]}: ${countOf(done)} of ${countOf(total)}` : phases[phase];
}

const refusals: Record<BacktestRefusal, { why: string; help: string }> = {
  no_weeks: {
    why: 'there is no whole week of data.',
    help: 'Import or connect more: a forecast needs at least 6 whole weeks since the last change of pace.',
  },
  few_weeks: {
    why: 'fewer than 6 whole weeks lie between the last change of pace and the end of the data.',
    help: 'Wait until 6 weeks are there, import older ones, or clear the filter.',
  },
  stage_unknown: {
    why: 'no source tells when a change was ready, reviewed and merged.',
    help: 'Connect GitHub: a clone alone does not tell.',
  },
  few_departures: {
    why: 'too few pull requests went through in the last stable weeks.',
    help: 'Clear the filter, or take a team or repository with more of them.',
  },
  few_weeks_after: {
    why: 'fewer than 14 whole weeks of data are there: 6 to forecast from, and 8 to compare with.',
    help: 'Import or sync more history.',
  },
  no_calendar: {
    why: 'no working hours are known.',
    help: 'Set the working hours of the organization.',
  },
  no_fit: {
    why: 'no queue that was tried reproduces the waits of the last stable weeks.',
    help: 'What made people wait there does not look like a queue: a forecast would be made up.',
  },
};

/** Why nothing can be forecast, and what to do about it. */
export const refusalText = (refusal: BacktestRefusal): { why: string; help: string } => refusals[refusal];

/** Of one stage in the calibration report. */
export const fitNote = (
  refusal: CalibrationRefusal | null,
  servers: number | null,
  bounds: readonly FitBound[],
): string =>
  refusal !== null
    ? `not calibrated: ${refusals[refusal].why}`
    : servers === null
      ? 'a delay: time does not depend on load'
      : bounds.includes('calm')
        ? 'short waits tell no more than the range'
        : '';

/** A number of a measure: hours as a duration, items as a count. */
export const measured = (measure: 'wip' | 'p50' | 'p90', value: number | null): string =>
  measure === 'wip' ? meanOf(value) : durationOf(value);

/** A difference with its sign and interval: "+12 h [+3.0 h, +20 h]". */
export function differenceText(
  measure: 'wip' | 'p90',
  value: number | null,
  low: number | null,
  high: number | null,
): string {
  if (value === null) return '–';
  const signed = (each: number) => {
    const text = measured(measure, Math.abs(each));
    return /^(0|0 min|< 1 min)$/.test(text) ? text : `${each < 0 ? '−' : '+'}${text}`;
  };
  return low === null || high === null ? signed(value) : `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}

/** Whether a difference can be told from the noise of the simulation. */
export const differs = (low: number | null, high: number | null): boolean =>
  low !== null && high !== null && (low > 0 || high < 0);

/** "forecast 12 % too high" */
export const biasText = (bias: number | null): string =>
  bias === null
    ? 'not enough data'
    : Math.abs(bias) < 0.005
      ? 'none'
      : `${fineShareOf(Math.abs(bias))} too ${bias > 0 ? 'high' : 'low'}`;

/** Whether such forecasts would have been worth anything, plainly. */
export function backtestSentence({ beatsLastFourWeeks, beatsThroughput, summary, refusal }: Backtest): string {
  if (refusal !== null) return `No backtest can be made: ${refusals[refusal].why}`;
  const whole = summary.filter(({ arrivals, stage, stable }) => arrivals === 'forecast' && stage === null && !stable);
  if (whole.length === 0) return 'There are not enough weeks to hold forecasts against what came.';
  const against = (beats: boolean | null, what: string) =>
    beats === null
      ? `not enough data to compare it with ${what}`
      : beats
        ? `the forecast beats ${what}`
        : `the forecast does not beat ${what}: do not trust it more`;
  const coverages = whole
    .filter(({ forecast }) => forecast.coverage !== null)
    .map(
      ({ weeks, n, forecast, raw }) =>
        ` Over ${weeks} weeks, from ${countedOf(n, 'start')}, the 80 % band held ${shareOf(forecast.coverage)} of ${countOf(forecast.coverageN)} stage-weeks${raw.coverage !== null && raw.coverage !== forecast.coverage ? ` (${shareOf(raw.coverage)} before it was widened by what earlier starts asked for)` : ''}.`,
    );
  const words = `${against(beatsLastFourWeeks, 'the mean of the last 4 weeks')}; ${against(beatsThroughput, 'throughput drawn at random')}.`;
  return `${words[0].toUpperCase()}${words.slice(1)}${coverages.join('')}`;
}

/** A published change: "× 1.98". */
export const ratioText = (value: number | null): string => (value === null ? '–' : `× ${factorOf(value)}`);

/** A published figure with its sign and unit: a change of .98 is "+98 %", 4.6 times is "4.6 ×". */
export function anchorValue(value: number, unit: AnchorPartsFragment['unit']): string {
  const number = (each: number) => Math.abs(each).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return unit === 'times' ? `${number(value)} ×` : `${value < 0 ? '−' : '+'}${number(100 * value)} %`;
}

const anchors: Record<AnchorPartsFragment['what'], string> = {
  merges: 'pull requests merged',
  review_time: 'time in review',
  incidents_per_change: 'incidents per pull request',
  feature_branch_runs: 'runs on feature branches',
  main_branch_runs: 'runs on the main branch',
  wait_of_ai_changes: 'wait of AI pull requests for a review, against others',
  throughput_by_adoption: 'delivery throughput, with 25 % more AI adoption',
  stability_by_adoption: 'delivery stability, with 25 % more AI adoption',
  task_time: 'time a task takes, with AI allowed',
  tasks_done: 'tasks done per week, with code completion',
};

/** What a published figure is about. */
export const anchorName = ({ what, statistic }: Pick<AnchorPartsFragment, 'what' | 'statistic'>): string =>
  `${anchors[what]}${statistic === null ? '' : `, ${statistic}`}`;

interface Consistency {
  merges: Pick<AnchorPartsFragment, 'source' | 'year'>;
  growth: number;
  observed: number;
  utilisationFrom: number;
  utilisationTo: number;
}

/** Which base utilisation a plain queue needs to show the published change. */
export function consistencySentence({ merges, growth, observed, utilisationFrom, utilisationTo }: Consistency): string {
  return `${merges.source} ${merges.year}: merged ${ratioText(growth)}, time in review ${ratioText(observed)}. A plain queue does the same from a base utilisation of ${utilisationFrom.toFixed(2)} to ${utilisationTo.toFixed(2)}.`;
}

/** Which curves are drawn: "One curve each for 1, 3, 5 and 10 reviewers: mean, dashed: median." */
export function curvesText(curves: readonly { servers: number; statistic: 'mean' | 'median' }[]): string {
  const servers = [...new Set(curves.map((curve) => curve.servers))].map(String);
  const statistics = [
    ...new Set(curves.map(({ statistic }) => (statistic === 'mean' ? 'mean a line' : 'median dashed'))),
  ];
  return `Curves for ${listed(servers)} reviewers (${listed(statistics)}).`;
}
