import type { Surface } from '../domain/adoption-table';

/**
 * What a point of telemetry counts; each is summed into a column of `agent_usage`. The ones that are `logged` count the same as the one without it,
 * out of another signal of the same tool, and `tokens_part` are parts of what `tokens` tells as a whole: of those the larger sum counts.
 *
 * `turn_minutes` are the lengths of turns: how many, their sum and the longest. A run may have many turns, so they tell no number of runs.
 */
export const TELEMETRY_FIELDS = [
  'sessions',
  'sessions_logged',
  'prompts',
  'delegated_minutes',
  'interactive_minutes',
  'turn_minutes',
  'lines_accepted',
  'cost_usd',
  'cost_logged',
  'tokens',
  'tokens_part',
  'tokens_logged',
] as const;
export type TelemetryField = (typeof TELEMETRY_FIELDS)[number];

/** One value of one time series, or one log record that counts something. Times in epoch seconds. */
export interface TelemetryPoint {
  /** Text that is equal for points of one series: of its person, tool, instrument and all attributes. */
  readonly series: string;
  readonly at: number;
  /** The beginning of what the value counts; 0 = the source tells none. */
  readonly startAt: number;
  readonly person: string;
  readonly tool: string;
  readonly surface: Surface;
  /** '' = the source tells none. */
  readonly session: string;
  readonly field: TelemetryField;
  /** The value counts from `startAt`; else only since the point before. */
  readonly cumulative: boolean;
  /** Minutes, US dollars or a number; of a histogram the sum. */
  readonly value: number;
  /** Of a histogram: how many values, and the largest of them (NaN = not told); null of all others. */
  readonly count: number | null;
  readonly most: number | null;
}
