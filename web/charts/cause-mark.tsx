import type { WaitCause } from '../text/wait-cause';
import { HatchMark } from './hatch-mark';
import { BoxMark } from './legend';

/** The colour of a cause of waiting; unavailability is hatched besides. */
export const causeColour = (cause: WaitCause): string => `var(--cause-${cause})`;

/** A cause's box in a legend or a tip. */
export function CauseMark({ cause }: { cause: WaitCause }) {
  return cause === 'unavailability' ? (
    <HatchMark colour={causeColour(cause)} />
  ) : (
    <BoxMark colour={causeColour(cause)} />
  );
}
