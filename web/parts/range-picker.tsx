import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useOrganization } from '../state/organization';
import { parseRange, shiftRange } from '../state/range';
import { useRange } from '../state/range-answer';
import { useView } from '../state/use-view';
import { daysOfRange } from '../text/moment';
import { rangeName } from '../text/range-name';
import classes from './range-picker.module.css';

const presets = ['-4w', '-12w', '-26w', '-52w', 'all'];

/** The last whole weeks, or days of one's own; the arrows go to the equal period before and after. */
export function RangePicker() {
  const { view, change, ownRange } = useView();
  const { timeZone, dataHorizon } = useOrganization();
  const known = useRange()?.range;
  const [opened, setOpened] = useState(false);
  const chosen = view.range ?? ownRange;
  const parsed = parseRange(chosen);
  const absolute = parsed?.kind === 'days' ? chosen : known?.address;
  const later = absolute ? shiftRange(absolute, 1) : null;
  const canLater = Boolean(later && dataHorizon && later.slice(0, 10) <= dataHorizon.slice(0, 10));
  const go = (range: string | null) => range && change({ range: range === ownRange ? undefined : range });
  return (
    <div className={classes.picker}>
      <Tooltip label="Period before ( [ )">
        <ActionIcon
          variant="default"
          size={30}
          aria-label="Period before"
          data-period="-1"
          disabled={!absolute}
          onClick={() => go(absolute ? shiftRange(absolute, -1) : null)}
        >
          <IconChevronLeft size={15} />
        </ActionIcon>
      </Tooltip>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus returnFocus>
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            px={10}
            data-filter-start
            className={classes.button}
            rightSection={<IconChevronDown size={13} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            {rangeName(chosen)}
            {parsed?.kind !== 'days' && absolute && <span className={classes.days}>{daysOfRange(absolute)}</span>}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={12} role="dialog" aria-label="Range">
          <RangeChoices
            key={absolute}
            chosen={chosen}
            absolute={absolute}
            timeZone={timeZone}
            onChoose={(range) => {
              setOpened(false);
              go(range);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <Tooltip label="Period after ( ] )">
        <ActionIcon
          variant="default"
          size={30}
          aria-label="Period after"
          data-period="1"
          disabled={!canLater}
          onClick={() => go(later)}
        >
          <IconChevronRight size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

interface RangeChoicesProps {
  chosen: string;
  absolute: string | undefined;
  timeZone: string;
  onChoose: (range: string) => void;
}

function RangeChoices({ chosen, absolute, timeZone, onChoose }: RangeChoicesProps) {
  const [from, setFrom] = useState(absolute?.split('..')[0] ?? '');
  const [to, setTo] = useState(absolute?.split('..')[1] ?? '');
  const own = parseRange(`${from}..${to}`) ? `${from}..${to}` : null;
  return (
    <>
      <div className={classes.presets}>
        {presets.map((preset) => (
          <Button
            key={preset}
            size="xs"
            variant={chosen === preset ? 'filled' : 'default'}
            aria-pressed={chosen === preset}
            onClick={() => onChoose(preset)}
          >
            {rangeName(preset)}
          </Button>
        ))}
      </div>
      <form
        className={classes.own}
        onSubmit={(event) => {
          event.preventDefault();
          if (own) onChoose(own);
        }}
      >
        <TextInput
          size="xs"
          type="date"
          label="From"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="date"
          label="To"
          value={to}
          min={from}
          error={from && to && !own ? 'Ends before it starts' : undefined}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" disabled={!own}>
          Show these days
        </Button>
      </form>
      <p className={classes.note}>
        Days in {timeZone}, both included. “Last” ranges are whole weeks and move with the data.
      </p>
    </>
  );
}
