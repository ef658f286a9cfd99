import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Asked } from '../state/answer';
import { useScenarioActions, useScenarios, type Scenario } from '../state/scenarios';
import { useWhatIf } from '../state/what-if';
import { csvAddress } from '../state/what-if-export';
import { isBase, leversAsked, MOST_COMPARED, sameLevers } from '../state/what-if-view';
import { leversText } from '../text/forecast';
import { countedOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { whatIfDefinitions } from './what-if-definitions';
import { WhatIfScenario } from './what-if-scenario';
import classes from './what-if.module.css';

/** The saved scenarios: open, rename, delete with undo, put side by side. */
export function WhatIfScenariosFrame() {
  const { org, whatIf, change } = useWhatIf();
  const asked = useScenarios();
  const { save, remove } = useScenarioActions();
  const [name, setName] = useState('');
  const [said, setSaid] = useState<{ text: string; undo?: () => void }>({ text: '' });
  const scenarios = asked.data?.scenarios ?? [];
  const open = scenarios.find(({ levers, weeks }) => sameLevers(levers, whatIf.levers) && weeks === whatIf.weeks);
  const store = (
    scenario: Pick<Scenario, 'name' | 'levers' | 'weeks'> & { id?: string; note?: string | null },
    text: string,
    undo?: () => void,
  ) =>
    save.mutate(
      {
        org,
        id: scenario.id,
        name: scenario.name,
        note: scenario.note,
        levers: leversAsked(scenario.levers),
        weeks: scenario.weeks,
      },
      { onSuccess: () => setSaid({ text, undo }) },
    );
  const title = name.trim();
  return (
    <ChartFrame
      title="Scenarios"
      summary={
        scenarios.length
          ? `${countedOf(scenarios.length, 'scenario is', 'scenarios are')} saved${open ? `; “${open.name}” is the one above` : ''}.`
          : 'None is saved yet.'
      }
      definition={whatIfDefinitions.scenarios}
      asked={asked as Asked}
      csv={csvAddress(
        ['name', 'levers', 'weeks', 'note'],
        scenarios.map(({ name: of, levers, weeks, note }) => [of, leversText(levers), weeks, note]),
      )}
      height={120}
      table={() => ({
        columns: [{ label: 'Name' }, { label: 'Levers' }, { label: 'Weeks', numeric: true }],
        rows: scenarios.map(({ name: of, levers, weeks }) => [of, leversText(levers), weeks]),
      })}
    >
      <form
        className={`${classes.scenarioForm} no-print`}
        onSubmit={(event) => {
          event.preventDefault();
          if (!title) return;
          store({ name: title, levers: whatIf.levers, weeks: whatIf.weeks }, `“${title}” is saved.`);
          setName('');
        }}
      >
        <TextInput
          size="xs"
          label="Keep the levers as they are set under the name"
          placeholder={isBase(whatIf.levers) ? 'As it is' : leversText(whatIf.levers)}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" loading={save.isPending} disabled={!title}>
          Save
        </Button>
      </form>
      {scenarios.length > 0 && (
        <div className={classes.scroll} role="region" aria-label="Saved scenarios" tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Scenario</th>
                <th scope="col">Levers</th>
                <th scope="col" className="no-print">
                  Actions
                </th>
              </tr>
            </thead>
            <tbody>
              {scenarios.map((scenario) => (
                <WhatIfScenario
                  key={scenario.id}
                  scenario={scenario}
                  shown={scenario === open}
                  compared={whatIf.compared.includes(scenario.id)}
                  full={whatIf.compared.length >= MOST_COMPARED}
                  onOpen={() => change({ levers: scenario.levers, weeks: scenario.weeks === 13 ? 13 : 26 })}
                  onRename={(renamed) =>
                    store({ ...scenario, name: renamed }, `“${scenario.name}” is called “${renamed}” now.`, () =>
                      store(scenario, `“${scenario.name}” has its name back.`),
                    )
                  }
                  onDelete={() =>
                    remove.mutate(
                      { org, id: scenario.id },
                      {
                        onSuccess: () =>
                          setSaid({
                            text: `“${scenario.name}” is deleted.`,
                            undo: () => store(scenario, `“${scenario.name}” is back.`),
                          }),
                      },
                    )
                  }
                  onCompare={(on) =>
                    change({
                      compared: on
                        ? [...whatIf.compared, scenario.id].slice(0, MOST_COMPARED)
                        : whatIf.compared.filter((id) => id !== scenario.id),
                    })
                  }
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={`${classes.said} no-print`} role="status">
        {said.text && <span>{said.text}</span>}
        {said.undo && (
          <Button size="compact-xs" variant="default" loading={save.isPending} onClick={said.undo}>
            Undo
          </Button>
        )}
      </div>
      {(save.error ?? remove.error) && (
        <Alert color="red" role="alert">
          {(save.error ?? remove.error)?.message}
        </Alert>
      )}
    </ChartFrame>
  );
}
