import type { SuggestionFacts } from '../../../domain/report/suggestion';
import { STAGE_NAMES } from './names';
import { counted, countText, hoursText, ratioText, shareText } from './number';

const less = (value: number): string => shareText(1 - value);

const ACTIONS: Record<string, (value: number) => string> = {
  reviewers: (value) => `Add ${counted(value, 'effective reviewer')}.`,
  reviewEffort: (value) => `Make one review ${less(value)} less work: smaller pull requests, a first pass by an agent.`,
  wipLimit: (value) => `Let at most ${countText(value)} pull requests be in pickup and review at once.`,
  writing: (value) => `Write ${less(value)} less for now.`,
  ciTime: (value) => `Make the checks before the merge ${less(value)} shorter.`,
  deployEvery: (value) => `Deploy every ${hoursText(value)}.`,
  seats: (value) => `Let ${countText(value)} changes fit into one deploy.`,
  incidentRate: (value) => `Bring incidents per deploy down by ${less(value)}.`,
};

/** What to do. */
export const suggestionText = ({ lever, value }: SuggestionFacts): string =>
  ACTIONS[lever]?.(value) ?? `Set ${lever} to ${ratioText(value)}.`;

/** What the forecast expects of it. @param weeks that the forecast looks ahead */
export function suggestionEffect(of: SuggestionFacts, weeks: number): string {
  const { stage, target, holds, holdsAsIs, base, scenario, low, high, runs } = of;
  const held = Number.isNaN(holds) || holds === holdsAsIs ? '' : `, and under ${hoursText(target)} in ${shareText(holds)} of the runs instead of ${shareText(holdsAsIs)}`; // prettier-ignore
  return `The forecast expects the 90th percentile of the time in ${STAGE_NAMES[stage]} at ${hoursText(scenario)} instead of ${hoursText(base)} after ${weeks} weeks (${hoursText(-high)} to ${hoursText(-low)} less, 95 % interval, ${counted(runs, 'run')})${held}.`;
}
