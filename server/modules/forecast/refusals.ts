import type { Backtest } from '../../domain/backtest-answer';
import type { LeverRefusalCode } from '../../domain/lever-refusal';
import type { CalibrationRefusal } from '../../domain/forecast-model';

/** Why nothing can be forecast, and what to do. */
export const CALIBRATION_MESSAGES: Record<CalibrationRefusal, string> = {
  no_weeks: 'Nothing can be forecast: there is no whole week of data yet. Import or sync more history.',
  few_weeks:
    'Nothing can be forecast: fewer than 6 whole weeks of data are there. Import or sync more history, or wait for more weeks.',
  stage_unknown:
    'Nothing can be forecast: no source tells when work is written and reviewed. Connect GitHub, or import pull requests with their reviews.',
  few_departures:
    'Nothing can be forecast: fewer than 30 pull requests passed writing or review in the weeks it would rest on. Choose a larger part of the organization, or wait for more weeks.',
  no_calendar:
    'Nothing can be forecast: the calendar has no working hours. Set them: downstream organization --hours mon-fri=9-17.',
  no_fit:
    'Nothing can be forecast: no queue of reviewers reproduces most of the waits for review in the last weeks, so that what a change does could only be made up. Choose a part whose changes people review.',
};

/** A backtest begins at earlier weeks, of which less is known. */
const asOfThen = (message: string): string =>
  message.replace(/^Nothing can be forecast:/, 'There is no backtest, because nothing could have been forecast from the earlier weeks:'); // prettier-ignore

export const BACKTEST_MESSAGES = {
  ...Object.fromEntries(Object.entries(CALIBRATION_MESSAGES).map(([code, message]) => [code, asOfThen(message)])),
  few_weeks_after:
    'There is no backtest: fewer than 14 whole weeks of data are there, 6 to forecast from and 8 to compare with. Import or sync more history.',
} as Record<NonNullable<Backtest['refusal']>, string>;

/** Why a lever cannot be tried, and what to do. */
export const LEVER_MESSAGES: Record<LeverRefusalCode, (lever: string, value: string) => string> = {
  no_model: (_, value) => CALIBRATION_MESSAGES[value as CalibrationRefusal],
  bad_value: (lever, value) => `${value} is no value of ${lever}: write another number.`,
  unknown_team: (lever, value) => `${lever} names "${value}", whose reviewers or authors are not told apart in the calibration: take a team that it lists.`, // prettier-ignore
  team_without_reviewers: (lever, value) => `${lever} names "${value}", whose reviews do not wait for anybody: time in review there does not depend on the load, so that reviewers change nothing.`, // prettier-ignore
  tiers_unknown: () => 'Writing cannot be changed by tier: no source tells how people use agents. Import usage, or change the writing of a team.', // prettier-ignore
  reviewers_unknown: () => 'Reviewers cannot be changed: time in review does not depend on the load here, so that their number cannot be told.', // prettier-ignore
  too_few_reviewers: (_, value) => `With ${value} reviewers nobody would be left in one of the pools: take fewer away.`,
  first_pass_unknown: () => 'The share of first passes cannot be changed: no agent reviews here, or nothing tells of it. Change the review effort instead.', // prettier-ignore
  hit_rate_unknown: () => 'The hit rate cannot be changed: fewer than 10 findings of the last 13 weeks have an outcome. Change the review effort instead.', // prettier-ignore
  deploy_unknown: (lever) => `${lever} cannot be changed: no source tells of deploys. Connect them first.`,
  no_trains: () => 'Seats cannot be changed: every change is deployed alone here. Set an interval between deploys (deployEvery) as well.', // prettier-ignore
  incidents_unknown: () => 'The incident rate cannot be changed: no source tells of incidents. Connect an incident tool first.', // prettier-ignore
};
