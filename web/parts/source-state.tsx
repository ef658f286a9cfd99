import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArchive,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconHistory,
  IconPlayerPause,
  IconRefresh,
} from '@tabler/icons-react';
import { stateName } from '../text/sync-state';
import classes from './source-state.module.css';

const icons: Record<string, typeof IconClock> = {
  waiting: IconClock,
  syncing: IconRefresh,
  complete: IconCircleCheck,
  incomplete: IconAlertTriangle,
  failed: IconAlertTriangle,
  paused: IconPlayerPause,
  backfill: IconHistory,
  current: IconCircleCheck,
  gone: IconCircleMinus,
  archived: IconArchive,
  excluded: IconCircleMinus,
  taken: IconCircleCheck,
  ignored: IconCircleMinus,
};

/**
 * A state of a connection, a repository or a delivery as icon and word, never by colour alone.
 *
 * @param means what it means here, where that is not what it means of GitHub
 */
export function SourceState({ state, means: own }: { state: string; means?: string }) {
  const { word, tone, means: usual } = stateName(state);
  const means = own ?? usual;
  const Icon = icons[state] ?? IconClock;
  return (
    <Tooltip label={means} disabled={!means}>
      <span className={`${classes.state} ${classes[tone] ?? ''}`}>
        <Icon size={15} stroke={1.9} aria-hidden />
        {word}
      </span>
    </Tooltip>
  );
}
