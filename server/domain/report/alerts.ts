import { ENOUGH } from './enough';
import { comparedLast } from './compared';
import type { ReportFacts } from './report-facts';
import type { Stage } from '../stage';

/** What cannot wait for Monday. */
export const ALERT_KINDS = [
  'constraint_moved',
  'hit_rate_alarm',
  'gate_failed',
  'sync_stale',
  'incident_load',
] as const;
export type AlertKindCode = (typeof ALERT_KINDS)[number];

/** The numbers and codes of an alert's sentence, as they are stored. null = not known. */
export interface AlertDetails {
  constraint_moved: { from: Stage; to: Stage; week: string; backlogDays: number | null; limit: number | null };
  hit_rate_alarm: { agent: string; name: string; rate: number; low: number | null; high: number | null; n: number; floor: number };
  gate_failed: { plan: string; planName: string; gate: string; metric: string; wave: string | null; value: number | null; floor: number; n: number; week: string };
  sync_stale: { name: string; hours: number; error: string | null };
  incident_load: { load: number; before: number | null; staffedHours: number; incidents: number; week: string };
} // prettier-ignore

/** An alert that holds now. */
export type AlertFound = {
  [Kind in AlertKindCode]: {
    kind: Kind;
    /** What it is about: one of a kind and subject is open at a time. */
    subject: string;
    details: AlertDetails[Kind];
    /** It came in the last whole week, or is of the present: whoever looks for the first time hears of it. */
    fresh: boolean;
  };
}[AlertKindCode];

/** A source that is read on a schedule. Times in epoch seconds; NaN = never. */
export interface ConnectionFacts {
  name: string;
  paused: boolean;
  everyMinutes: number;
  /** Everything up to here is in. */
  completeTo: number;
  /** What it stands on, since when. */
  error: string | null;
  errorAt: number;
}

const HOUR = 3600;
/** A source is stale after three of its intervals, a day at the least. */
const STALE_INTERVALS = 3;
const STALE_HOURS = 24;

/**
 * What holds now, by the numbers of the report of the last whole week and the state of the sources: the constraint moved in that week; the drop alarm of an
 * agent is on (10 findings at the least); a gate of a running plan failed and nobody decided to go on; a source has not been complete for three of its
 * intervals, a day at the least; incidents were open longer than anybody was there.
 *
 * @param wallClock epoch seconds
 */
export function alertsOf(
  { weeks, bottleneck, signal, operate, plans }: ReportFacts,
  connections: readonly ConnectionFacts[],
  wallClock: number,
): AlertFound[] {
  const week = weeks[weeks.length - 1];
  const found: AlertFound[] = [];
  const move = bottleneck.moves.at(-1);
  if (move?.weeksAgo === 0) {
    const { from, to } = move;
    const stage = bottleneck.stages.find((of) => of.stage === (to === 'write' ? from : to));
    const { week: days } = comparedLast(stage?.backlogDays ?? []);
    const details = { from, to, week, backlogDays: told(days), limit: told(stage?.limit.at(-1) ?? NaN) };
    found.push({ kind: 'constraint_moved', subject: to, details, fresh: true });
  }
  for (const { agent, name, rate, low, high, n, floor, fresh } of signal?.alarms ?? [])
    if (n >= ENOUGH)
      found.push({
        kind: 'hit_rate_alarm', subject: agent, fresh, details: { agent, name, rate, low: told(low), high: told(high), n, floor },
      }); // prettier-ignore
  for (const { name: planName, failed } of plans)
    for (const { plan, gate, metric, wave, value, floor, n, fresh } of failed)
      found.push({
        kind: 'gate_failed', subject: [plan, gate, wave ?? ''].join(' ').trim(), fresh,
        details: { plan, planName, gate, metric, wave, value: told(value), floor, n, week },
      }); // prettier-ignore
  for (const { name, paused, everyMinutes, completeTo, error, errorAt } of connections) {
    if (paused || !(everyMinutes > 0)) continue;
    const hours = (wallClock - (Number.isNaN(completeTo) ? errorAt : completeTo)) / HOUR;
    if (hours > Math.max(STALE_HOURS, (STALE_INTERVALS * everyMinutes) / 60))
      found.push({ kind: 'sync_stale', subject: name, fresh: true, details: { name, hours, error } });
  }
  if (operate && operate.load.week > 1 && operate.staffedHours > 0)
    found.push({
      kind: 'incident_load', subject: '', fresh: true,
      details: { load: operate.load.week, before: told(operate.load.before), staffedHours: operate.staffedHours, incidents: operate.incidents.week, week },
    }); // prettier-ignore
  return found;
}

/** As it can be stored as JSON. */
const told = (value: number): number | null => (Number.isNaN(value) ? null : value);
