import { Tooltip } from '@mantine/core';
import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import type { Change } from '../text/change';
import classes from './services-table.module.css';

interface BeforeProps {
  /** The value of the equal period before, in words. */
  before: string;
  change: Change | null;
  /** A difference in words, without its sign. */
  text: (difference: number) => string;
  words: [up: string, down: string];
}

/** What the number was in the equal period before; the direction only when the interval of the difference leaves out zero. */
export function ServicesBefore({ before, change, text, words }: BeforeProps) {
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`;
  const told =
    change &&
    `${signed(change.difference)}; 95 % interval ${signed(change.low)} to ${signed(change.high)}. ${change.clear ? 'More than chance.' : 'May be chance.'}`;
  const Icon = change && change.difference > 0 ? IconTrendingUp : IconTrendingDown;
  return (
    <Tooltip label={told} disabled={!told}>
      <span className={classes.before} tabIndex={told ? 0 : undefined}>
        {before} before
        {change?.clear && (
          <span className={classes.change}>
            <Icon size={13} aria-hidden />
            {words[change.difference > 0 ? 0 : 1]}
          </span>
        )}
      </span>
    </Tooltip>
  );
}
