import {
  IconArrowBackUp,
  IconCalendar,
  IconCircleCheck,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconSchool,
} from '@tabler/icons-react';
import { planStateName, waveStateName } from '../text/rollout';
import classes from './rollout.module.css';

const icons: Record<string, typeof IconCalendar> = {
  planned: IconCalendar,
  training: IconSchool,
  soaking: IconHourglass,
  running: IconPlayerPlay,
  held: IconPlayerPause,
  rolled_back: IconArrowBackUp,
  done: IconCircleCheck,
  draft: IconPencil,
  active: IconPlayerPlay,
  ended: IconPlayerStop,
};

/** Where a wave or a plan stands, as icon and word. */
export function RolloutState({ state, of }: { state: string; of: 'wave' | 'plan' }) {
  const Icon = icons[state] ?? IconCalendar;
  return (
    <span className={`${classes.badge} ${state === 'held' || state === 'rolled_back' ? classes.warn : ''}`}>
      <Icon size={14} stroke={1.7} aria-hidden />
      {of === 'plan' ? planStateName(state) : waveStateName(state)}
    </span>
  );
}
