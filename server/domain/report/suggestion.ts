import { DEPLOY, MERGE, OPERATE, PICKUP, REVIEW, STAGES, type Stage } from '../stage';

/** A lever and a value of it. */
export interface LeverValue {
  lever: string;
  value: number;
}

/** What became of a lever in a forecast of its own. */
export interface SuggestionFacts extends LeverValue {
  stage: Stage;
  /** Hours under which the 90th percentile is to stay. */
  target: number;
  /** Share of the runs that hold it with the lever (NaN = not told), and as it is. */
  holds: number;
  holdsAsIs: number;
  /** 90th percentile of the hours in the stage, in the last four weeks, as it is and with the lever. */
  base: number;
  scenario: number;
  /** 95 % interval of their difference. */
  low: number;
  high: number;
  runs: number;
}

/** At most so many. */
export const MOST_SUGGESTIONS = 3;
/** A step that can be taken in weeks, where nothing that was tried is enough. */
const STEP = 0.2;
const DIGITS = 2;
/** More at once is no suggestion that somebody can follow. */
const MOST_REVIEWERS = 5;
/** A smaller part of the time in the stage is not worth a change. */
const WORTH = 0.1;

/**
 * The levers worth a forecast of their own, three at most: the cheapest that hold the target, in the forecast's order; where none does, one step of those
 * that act on the stage, because a jam that no single lever ends can still be made shorter. Values have two digits, and it is those that are tried.
 *
 * @param found NaN = no value of the lever holds the target
 * @param servers effective reviewers; NaN = not known
 */
export function leversToTry(found: readonly LeverValue[], stage: Stage, servers: number): LeverValue[] {
  const enough = found.filter(({ value }) => !Number.isNaN(value)).slice(0, MOST_SUGGESTIONS);
  return (enough.length > 0 ? enough : stepsOf(STAGES.indexOf(stage), servers)).map(({ lever, value }) => ({
    lever,
    value: Number(value.toPrecision(DIGITS)),
  }));
}

function stepsOf(stage: number, servers: number): LeverValue[] {
  const less = 1 - STEP;
  const writing = { lever: 'writing', value: less };
  if (stage === PICKUP || stage === REVIEW)
    return [
      ...(servers > 0
        ? [{ lever: 'reviewers', value: Math.min(MOST_REVIEWERS, Math.max(1, Math.round(STEP * servers))) }]
        : []),
      { lever: 'reviewEffort', value: less },
      writing,
    ];
  if (stage === MERGE) return [{ lever: 'ciTime', value: less }, writing];
  if (stage === OPERATE) return [{ lever: 'incidentRate', value: less }, writing];
  return stage === DEPLOY ? [{ lever: 'deployEvery', value: 24 }, writing] : [writing];
}

/** Whether the forecast is sure that it helps, and enough: the interval of the difference lies below zero, and a tenth of the time is saved. */
export const surelyHelps = ({ base, scenario, high }: SuggestionFacts): boolean =>
  scenario <= (1 - WORTH) * base && high < 0;
