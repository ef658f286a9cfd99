import type { Duty } from '../../domain/busy-times';
import { splitPersonWait } from '../../domain/person-wait';
import { AUTOMATED, NOBODY } from '../../domain/review-legs';
import type { CauseHours } from './cause-hours';
import type { PersonWork } from './person-work';

/** Who was waited for, and what could not be told. */
export interface PersonCauses {
  people: Set<number>;
  unassigned: number;
}

/** Adds the waits of pickup or review within [from, to) to `hours`. */
export function addPersonCauses(
  { legs, busy, calendars }: PersonWork,
  stage: number,
  { from, to, selected }: { from: number; to: number; selected: Uint8Array | undefined },
  everybody: Duty,
  hours: CauseHours,
): PersonCauses {
  const people = new Set<number>();
  let unassigned = 0;
  for (let leg = 0; leg < legs.length; leg++) {
    if (legs.stage[leg] !== stage || !(legs.from[leg] < to) || !(legs.to[leg] > from)) continue;
    const item = legs.item[leg];
    if (selected && selected[item] === 0) continue;
    const person = legs.person[leg];
    if (person >= 0) people.add(person);
    if (person === NOBODY) unassigned++;
    splitPersonWait(
      { item, enabled: legs.from[leg] },
      Math.max(from, legs.from[leg]),
      Math.min(to, legs.to[leg]),
      {
        busy: person >= 0 ? busy[person] : undefined,
        duty: person >= 0 ? calendars[person] : person === AUTOMATED ? undefined : everybody,
      },
      hours.of(item, 'busy'),
    );
  }
  return { people, unassigned };
}
