import {
  IconClockPause,
  IconQuestionMark,
  IconShieldCheck,
  IconTrendingDown,
  IconArrowBarToDown,
} from '@tabler/icons-react';
import { certaintyName, type Certainty } from '../text/tune';
import classes from './tune.module.css';

const icons = {
  certified: IconShieldCheck,
  below_later: IconTrendingDown,
  below: IconArrowBarToDown,
  not_certified: IconClockPause,
  not_tested: IconQuestionMark,
};

/** Whether a rule is proved to reach the target, as icon and word. */
export function TuneBadge({ certainty }: { certainty: Certainty }) {
  const Icon = icons[certainty];
  const look = certainty === 'certified' ? classes.good : certainty === 'below_later' ? classes.warn : '';
  return (
    <span className={`${classes.badge} ${look}`}>
      <Icon size={15} stroke={1.7} aria-hidden />
      {certaintyName[certainty]}
    </span>
  );
}
