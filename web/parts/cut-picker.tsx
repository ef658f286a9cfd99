import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './cut-picker.module.css';

/** One choice of a cut. `depth` indents it below its parent. */
export interface CutOption {
  value: string;
  label: string;
  depth?: number;
  note?: string;
}

interface CutPickerProps {
  label: string;
  options: CutOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** More than this many choices are searched rather than read. */
const SEARCH_FROM = 9;

/** A button that names what is chosen and opens the list of choices. */
export function CutPicker({ label, options, chosen, onChange }: CutPickerProps) {
  const [search, setSearch] = useState('');
  const shown = options.filter((option) => option.label.toLowerCase().includes(search.toLowerCase()));
  const first = options.find((option) => option.value === chosen[0])?.label ?? chosen[0];
  const value = chosen.length ? `${label}: ${first}${chosen.length > 1 ? ` +${chosen.length - 1}` : ''}` : label;
  return (
    <Popover position="bottom-start" width={260} returnFocus trapFocus onClose={() => setSearch('')}>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          px={10}
          className={chosen.length ? classes.chosen : classes.button}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          {value}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} role="dialog" aria-label={`Filter by ${label.toLowerCase()}`}>
        {options.length >= SEARCH_FROM && (
          <TextInput
            size="xs"
            mb={6}
            aria-label={`Search ${label.toLowerCase()}`}
            placeholder="Search"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <div className={classes.options}>
          {shown.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              label={
                <span className={classes.option}>
                  <span>{option.label}</span>
                  {option.note && <span className={classes.note}>{option.note}</span>}
                </span>
              }
              classNames={{ body: classes.row, labelWrapper: classes.grow, label: classes.grow }}
              pl={(search ? 0 : (option.depth ?? 0)) * 18}
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, option.value]
                    : chosen.filter((each) => each !== option.value),
                )
              }
            />
          ))}
          {!shown.length && <p className={classes.none}>Nothing is called “{search}”.</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
