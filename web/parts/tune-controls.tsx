import { Button, NativeSelect, Slider } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTune } from '../state/tune';
import { useView } from '../state/use-view';
import { cutOf, defaultTarget } from '../state/view';
import { shareOf } from '../text/number';
import { useTuneAgents } from './tune-agents';
import classes from './tune.module.css';

/** Which agent, and which hit rate its findings shall reach. */
export function TuneControls() {
  const { view, change } = useView();
  const { asked, tune, target } = useTune();
  const { nameOf } = useTuneAgents();
  // While the slider moves only the number follows; the rules are tested again where it stops.
  const [dragged, setDragged] = useState({ from: target, to: target });
  const moved = dragged.from === target ? dragged.to : target;
  return (
    <div className={classes.controls}>
      <NativeSelect
        className={classes.agent}
        size="xs"
        label="Agent"
        value={tune?.agent ?? view.agent ?? ''}
        data={
          tune?.agents.length
            ? tune.agents.map((key) => ({ value: key, label: nameOf(key) }))
            : [view.agent ?? 'none yet']
        }
        disabled={!tune?.agents.length}
        // A rule speaks in the words of one agent.
        onChange={(event) => change({ agent: event.currentTarget.value, rule: undefined, lever: undefined })}
      />
      {asked.error && view.agent && (
        <Button
          size="xs"
          variant="default"
          onClick={() => change({ agent: undefined, rule: undefined, lever: undefined })}
        >
          Show the agent with most findings
        </Button>
      )}
      <div className={classes.target}>
        <span>
          <span id="tune-target">Hit rate to reach</span>
          <b>{shareOf(moved)}</b>
        </span>
        <Slider
          size="sm"
          min={5}
          max={95}
          step={5}
          label={null}
          value={Math.round(moved * 100)}
          thumbValueText={shareOf(moved)}
          thumbProps={{ 'aria-labelledby': 'tune-target' }}
          onChange={(percent) => setDragged({ from: target, to: percent / 100 })}
          onChangeEnd={(percent) =>
            change({ target: percent / 100 === defaultTarget ? undefined : String(percent / 100) }, 'replace')
          }
        />
      </div>
      <nav className={classes.links} aria-label="About the findings">
        <Link to="/signal" search={{ ...cutOf(view), agent: tune?.agent ?? view.agent } as never}>
          How the hit rate came about
        </Link>
        <Link to="/agents" search={cutOf(view) as never}>
          How findings are read
        </Link>
      </nav>
    </div>
  );
}
