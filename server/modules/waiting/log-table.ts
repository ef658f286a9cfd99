import { absenceWithin } from '../../domain/absence';
import { transitionsOf, type LoggedActivity, type Transition } from '../../domain/event-log';
import { BATCHING, CONTENTION, EXTRANEOUS, PRIORITISATION, UNAVAILABILITY } from '../../domain/waiting';
import { NO_CLAIM } from '../../domain/waiting';
import { rounded, type Table } from '../../platform/csv';
import { workingIntervals } from '../../platform/time-zone';
import type { LogCalendars } from './weekly-hours';

/** The handovers of an event log under calendars, which are on the clock of `zone`. */
export function logTransitions(log: LoggedActivity[], { all, own }: LogCalendars, zone: string): Transition[] {
  const first = log.reduce((least, { start }) => Math.min(least, start), Infinity);
  const last = log.reduce((most, { end }) => Math.max(most, end), -Infinity);
  const known = new Map<string, { starts: Float64Array; ends: Float64Array } | undefined>();
  return transitionsOf(log, (resource, from, to) => {
    if (!known.has(resource)) {
      const calendar = own.get(resource) ?? all;
      known.set(resource, calendar && workingIntervals(zone, calendar, [], first, last));
    }
    const duty = known.get(resource);
    return duty ? absenceWithin(duty.starts, duty.ends, from, to) : NO_CLAIM;
  });
}

/** Transitions in the columns of the published method, in seconds. */
export function transitionTable(transitions: Transition[]): Table {
  return {
    columns: [
      'source_activity',
      'source_resource',
      'target_activity',
      'target_resource',
      'frequency',
      'cases',
      'wt_total',
      'wt_batching',
      'wt_prioritization',
      'wt_contention',
      'wt_unavailability',
      'wt_extraneous',
    ],
    rows: transitions.map((of) => [
      of.sourceActivity, of.sourceResource, of.targetActivity, of.targetResource, of.frequency, of.cases.join(','),
      ...[of.total, ...[BATCHING, PRIORITISATION, CONTENTION, UNAVAILABILITY, EXTRANEOUS].map((cause) => of.causes[cause])].map(rounded),
    ]), // prettier-ignore
  };
}
