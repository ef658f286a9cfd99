import { mergedGroups } from '../../domain/small-groups';
import { TIERS } from '../../domain/tier-rules';
import { NOT_THERE } from '../../domain/tiers';
import type { AdoptionColumns } from '../../store/adoption-columns';
import type { PhaseCell } from './adoption.types';

interface Phase {
  key: string;
  people: number;
  /** People by tier, in the order of TIERS. */
  tiers: number[];
}

/**
 * GitHub's phase, the newest told within the range, beside the tier at its last week's end; people of whom none is told are in no cell. Phases of under
 * five people stand together under the phase ''; `hidden` are the people of phases that have under five even together.
 */
export function phaseCells(
  columns: AdoptionColumns,
  there: Uint8Array,
  week: number,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): { cells: PhaseCell[]; hidden: number } {
  const { usage, periods } = columns.tables;
  const newest = new Map<number, { day: number; phase: number }>();
  const told = (person: number, day: number, phase: number): void => {
    if (phase < 0 || day < fromDay || day > toDay || there[person] === 0) return;
    const known = newest.get(person);
    if (!known || day >= known.day) newest.set(person, { day, phase });
  };
  for (let row = 0; row < usage.length; row++) told(usage.person[row], usage.day[row], usage.phase[row]);
  for (let row = 0; row < periods.length; row++) told(periods.person[row], periods.toDay[row], periods.phase[row]);
  const table = columns.tiers();
  const phases = new Map<string, Phase>();
  for (const [person, { phase }] of newest) {
    const tier = table.tier[person * table.weeks + week];
    if (tier === NOT_THERE) continue;
    const key = columns.phases[phase];
    const one = phases.get(key) ?? { key, people: 0, tiers: TIERS.map(() => 0) };
    phases.set(key, one);
    one.people++;
    one.tiers[tier]++;
  }
  const inOrder = [...phases.values()].sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
  const { groups, hidden } = mergedGroups(inOrder);
  const cells = groups.flatMap(({ key, of }) =>
    TIERS.map((tier, place) => ({ phase: key, tier, people: of.reduce((sum, one) => sum + one.tiers[place], 0) })),
  );
  return { cells: cells.filter(({ people }) => people > 0), hidden };
}
