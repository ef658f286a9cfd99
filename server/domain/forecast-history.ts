import type { FlowTable } from './flow-table';
import type { Periods } from './period';

/**
 * What a forecast is calibrated on and starts from: typed columns of the last weeks, small enough to be handed to a thread. Times are epoch
 * seconds. Everything after `now` is unknown to it, so that a backtest is the same history cut at an earlier `now`.
 */
export interface ForecastHistory {
  /** End of the last whole week, or the data horizon where it lies before. */
  now: number;
  /** Whole local weeks up to `now`, at most 60. */
  past: Periods;
  /** The local weeks after `now`, as many as can be asked for. */
  future: Periods;
  /** Pull requests that were open in `past` or later; ordered by creation. */
  table: FlowTable;
  /** Only these belong to the scope; undefined = all. Others still take reviewers' time. */
  selected?: Uint8Array;
  /** Tier of each one's author, into TIERS; undefined = not told. */
  tier?: Uint8Array;
  /** Agent review completed before the first human one: 1 yes, 0 no, 255 not known. */
  firstPass: Uint8Array;
  /** What people other than the author said in reviews, in any order: of which pull request, when, who; undefined = nothing tells who reviews. */
  reviews?: { item: Int32Array; at: Float64Array; person: Int32Array };
  /** Words of `table.team` and `table.service`. */
  teams: string[];
  services: string[];
  /** Per stage of STAGES: whether any source tells of it. */
  known: boolean[];
  /** Per stage, days of backlog that are found right; NaN = none. */
  targets: number[];
  /** Production attempts in order of leaving, of all services. */
  deploys: {
    service: Int32Array;
    left: Float64Array;
    finished: Float64Array;
    success: Uint8Array;
    /** Changes that it was the first to bring. */
    changes: Int32Array;
  };
  /** In order of opening; `resolved` NaN = open; `deploy` = place in `deploys`, -1 = not linked. */
  incidents: { opened: Float64Array; resolved: Float64Array; service: Int32Array; deploy: Int32Array };
  /** Share of findings acted on, strict, of the last 13 weeks, with effective counts; null = under 10. */
  hitRate: { rate: number; n: number } | null;
  /** The organization's working hours over `past` and `future`. */
  calendar: { starts: Float64Array; ends: Float64Array };
}
