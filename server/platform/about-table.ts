import { moment } from './moment';
import type { Range } from './scope.types';

/** The block above a table: definition, range, zone and filter. */
export function aboutTable(
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
