import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Scenario } from '../state/scenarios';
import { leversText } from '../text/forecast';
import classes from './what-if.module.css';

interface WhatIfScenarioProps {
  scenario: Scenario;
  /** Its levers are the ones that are set. */
  shown: boolean;
  compared: boolean;
  /** Four are compared already. */
  full: boolean;
  onOpen: () => void;
  onRename: (name: string) => void;
  onDelete: () => void;
  onCompare: (on: boolean) => void;
}

/** One saved scenario, as a row. */
export function WhatIfScenario(props: WhatIfScenarioProps) {
  const { scenario, shown, compared, full, onOpen, onRename, onDelete, onCompare } = props;
  const [renaming, setRenaming] = useState<string | null>(null);
  const renamed = renaming?.trim() ?? '';
  return (
    <tr>
      <th scope="row">
        {renaming === null ? (
          <>
            {scenario.name}
            {shown && <small>set above</small>}
          </>
        ) : (
          <form
            className={classes.actions}
            onSubmit={(event) => {
              event.preventDefault();
              if (!renamed) return;
              if (renamed !== scenario.name) onRename(renamed);
              setRenaming(null);
            }}
          >
            <TextInput
              size="xs"
              aria-label={`New name of ${scenario.name}`}
              maxLength={80}
              autoFocus
              value={renaming}
              onChange={(event) => setRenaming(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setRenaming(null)}
            />
            <Button size="xs" type="submit" disabled={!renamed}>
              Rename
            </Button>
          </form>
        )}
      </th>
      <td>
        {leversText(scenario.levers)}
        <small>{scenario.weeks} weeks</small>
      </td>
      <td className="no-print">
        <div className={classes.actions}>
          <Button
            size="compact-xs"
            variant="default"
            disabled={shown}
            aria-label={`Open ${scenario.name}`}
            onClick={onOpen}
          >
            Open
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Rename ${scenario.name}`}
            onClick={() => setRenaming(renaming === null ? scenario.name : null)}
          >
            Rename
          </Button>
          <Button size="compact-xs" variant="default" aria-label={`Delete ${scenario.name}`} onClick={onDelete}>
            Delete
          </Button>
          <Checkbox
            size="xs"
            label="Compare"
            aria-label={`Compare ${scenario.name}`}
            checked={compared}
            disabled={!compared && full}
            onChange={(event) => onCompare(event.currentTarget.checked)}
          />
        </div>
      </td>
    </tr>
  );
}
