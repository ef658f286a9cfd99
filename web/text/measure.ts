import type { Measure, Stage } from '../gql/documents';
import { countOf } from './number';
import { itemsOf, stageName } from './stage-name';

/** Every measure a list can stand behind, in the order the picker shows them. */
export const measures: readonly Measure[] = [
  'all',
  'opened',
  'merged',
  'abandoned',
  'open',
  'unreviewed',
  'irregular',
  'lead_time',
  'cycle_time',
  'arrivals',
  'departures',
  'wip',
  'stage_abandoned',
  'from_git',
];

/** The measures that count one stage rather than the whole way. */
export const stageMeasures: readonly Measure[] = ['arrivals', 'departures', 'wip', 'stage_abandoned'];

const names: Record<Measure, string> = {
  all: 'All',
  opened: 'Opened',
  merged: 'Merged',
  abandoned: 'Abandoned',
  open: 'Open',
  unreviewed: 'Merged unreviewed',
  irregular: 'Irregular',
  lead_time: 'With a lead time',
  cycle_time: 'With a cycle time',
  arrivals: 'Arrivals',
  departures: 'Departures',
  wip: 'Work in progress',
  stage_abandoned: 'Abandoned in the stage',
  from_git: 'Known from git alone',
};

/** The measure's name for people. */
export function measureName(measure: Measure): string {
  return names[measure];
}

function clause(measure: Measure, stage: Stage | undefined, many: boolean): string {
  const name = stage ? stageName(stage).toLowerCase() : 'the stage';
  const be = many ? 'were' : 'was';
  switch (measure) {
    case 'all':
      return `${be} under way at some time`;
    case 'opened':
      return `${be} opened`;
    case 'merged':
      return `${be} merged`;
    case 'abandoned':
      return `${be} closed without a merge`;
    case 'open':
      return `${be} open at the end`;
    case 'unreviewed':
      return `${be} merged without a human review`;
    case 'irregular':
      return `${many ? 'have' : 'has'} moments out of order`;
    case 'lead_time':
      return `reached production and ${many ? 'have' : 'has'} a lead time`;
    case 'cycle_time':
      return `${be} merged and ${many ? 'have' : 'has'} a cycle time`;
    case 'arrivals':
      return `entered ${name}`;
    case 'departures':
      return `left ${name}`;
    case 'wip':
      return `${be} in ${name} at the end`;
    case 'stage_abandoned':
      return `${be} closed in ${name} without a merge`;
    case 'from_git':
      return `${many ? 'are' : 'is'} known from a git clone alone`;
  }
}

/** The heading of a list: "41 pull requests left review, 2026-07-01..2026-09-30". */
export function listHeading(total: number, measure: Measure, stage: Stage | undefined, range: string): string {
  const items = itemsOf(stage);
  return `${countOf(total)} ${total === 1 ? items.one : items.many} ${clause(measure, stage, total !== 1)}, ${range}`;
}
