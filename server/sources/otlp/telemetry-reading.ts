import type { TelemetryPoint } from '../../ledger/telemetry-point';
import type { Attributes } from './told-value';

/** Who sends, as far as what is sent depends on it. */
export interface TelemetrySender {
  /** All it sends is this person's; null = the telemetry names the person. */
  readonly person: string | null;
  /** Stands for a stated person in the names of series, so that they stay when the person is renamed; null = the person does. */
  readonly key: string | null;
  /** Epoch seconds. */
  readonly now: number;
}

/** What one request held. */
export interface TelemetryReading {
  readonly points: TelemetryPoint[];
  /** Points or log records that tell of usage and could not be used. */
  rejected: number;
  /** Why, a sentence each, with how many of them. */
  readonly reasons: Map<string, number>;
  /** Instruments and events that this program does not know, with how many points or records they had. */
  readonly unknown: Map<string, number>;
}

export const emptyReading = (): TelemetryReading => ({
  points: [],
  rejected: 0,
  reasons: new Map(),
  unknown: new Map(),
});

/** Notes `count` rejected points for the reason. */
export function rejectIn(reading: TelemetryReading, reason: string, count = 1): void {
  reading.rejected += count;
  reading.reasons.set(reason, (reading.reasons.get(reason) ?? 0) + count);
}

/** Clocks differ; beyond a day one is wrong. */
const MOST_AHEAD = 86_400;

/** Why a time cannot be used; undefined = it can. */
export function timeFault(at: number, now: number): string | undefined {
  if (Number.isNaN(at)) return 'has no time in "timeUnixNano"';
  return at > now + MOST_AHEAD ? 'lies more than a day in the future: correct the clock of the sender' : undefined;
}

export const NO_PERSON =
  'names no person: log in to the agent, or state the person with the token or the header "downstream-person"';

/** The name of a series: equal for equal attributes in whatever order. */
export function seriesOf(parts: readonly string[], resource: Attributes, attributes: Attributes): string {
  const sorted = (of: Attributes) => [...of].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([...parts, sorted(resource), sorted(attributes)]);
}

/** What ties the points of one session together, where it is told. */
export const sessionOf = (attributes: Attributes): string =>
  (attributes.get('session.id') ?? attributes.get('conversation.id') ?? '').replaceAll('\0', '').slice(0, 200);
