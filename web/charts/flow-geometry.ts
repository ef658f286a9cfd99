import type { Stage, StageFlowPartsFragment } from '../gql/documents';

/** One stage of the flow map in drawing units. */
export interface FlowStation {
  stage: Stage;
  unknown: boolean;
  /** Work in progress at the end of the range; null = unknown. */
  wip: number | null;
  /** Radius of the pile in px; its area grows with the work in progress. 0 = nothing there. */
  radius: number;
  /** Departures per day over the range; null = unknown. */
  rate: number | null;
  /** Width of the arrow that leaves the stage, in px. */
  width: number;
}

/** Drawn radius of a pile that is not empty, and drawn width of an arrow on which something moves: still visible. */
const LEAST_RADIUS = 3;
const LEAST_WIDTH = 1.5;

/**
 * Piles and arrows to one scale: the largest pile has `maxRadius` and areas are proportional to work in progress; the
 * fastest arrow has `maxWidth` and widths are proportional to departures per day.
 *
 * @param days length of the range in days
 */
export function flowStations(
  flows: readonly StageFlowPartsFragment[],
  days: number,
  maxRadius: number,
  maxWidth: number,
): FlowStation[] {
  const largest = Math.max(1, ...flows.map((flow) => (flow.unknown ? 0 : (flow.wip ?? 0))));
  const rates = flows.map((flow) => (flow.unknown || flow.departures === null ? null : flow.departures / days));
  const fastest = Math.max(Number.MIN_VALUE, ...rates.map((rate) => rate ?? 0));
  return flows.map((flow, index) => {
    const wip = flow.unknown ? null : flow.wip;
    const rate = rates[index];
    return {
      stage: flow.stage,
      unknown: flow.unknown,
      wip,
      radius: wip ? Math.max(LEAST_RADIUS, maxRadius * Math.sqrt(wip / largest)) : 0,
      rate,
      width: rate ? Math.max(LEAST_WIDTH, (maxWidth * rate) / fastest) : 0,
    };
  });
}
