import { Failure } from '../../platform/failure';
import type { Range } from './scope.types';
import { moment } from './tables';

const DEFINITIONS: Record<string, string> = {
  flow: 'Per period and stage: visits that began (arrivals) and ended (departures), still going on at the end (wip), stage hours, time in stage of the departures in hours; estimated = Kaplan-Meier over finished and open items.',
  bottleneck:
    'Per week and stage: backlog days = average WIP / departures per day over four weeks; saturated = over three times the baseline (lower quartile of 52 weeks); constraint = last saturated stage, else write.',
  'pull-requests': 'One row per pull request; durations in hours, empty = not entered, not over yet, or unknown.',
  incidents: 'One row per incident; maintenance left out; hours from opened to resolved.',
  ageing:
    'One row per open pull request at the end of the range, oldest first, at most 1500; age in hours in the stage it is in.',
  spectrum: 'One row per visit of the stage, at most 1500, evenly thinned; quartile of the finished durations.',
};

/** What a table of this name holds, in one sentence; for an unknown name the caller has already failed. */
export function definitionOf(view: string): string {
  const definition = DEFINITIONS[view];
  if (definition === undefined) throw new Failure('not_found', `There is no table "${view}".`);
  return definition;
}

/** The block above a table: definition, range, zone and filter. */
export function aboutView(
  definition: string,
  range: Range,
  asked: Record<string, string | string[] | undefined>,
): string[] {
  const filters = Object.entries(asked)
    .filter(([name, value]) => value !== undefined && name !== 'range')
    .map(([name, value]) => `${name} = ${[value].flat().join(' | ')}`);
  return [
    definition,
    `Range: ${range.label}, ${moment(range.from)} to ${moment(range.to)}${range.endsAtHorizon ? ' (ends where the data end)' : ''}`,
    `Time zone of days and weeks: ${range.timeZone}`,
    `Filter: ${filters.length > 0 ? filters.join('; ') : 'none'}`,
  ];
}
