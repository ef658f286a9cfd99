import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useWhatIf } from '../state/what-if';
import { isBase, noLevers, untouched, type NumberLever } from '../state/what-if-view';
import { priorityNames } from '../text/forecast';
import { DefinitionPopover } from './definition-popover';
import { whatIfDefinitions } from './what-if-definitions';
import { WhatIfLever } from './what-if-lever';
import { WhatIfParts } from './what-if-parts';
import { WhatIfTarget } from './what-if-target';
import classes from './what-if.module.css';

const groups: [string, NumberLever[]][] = [
  ['Writing', ['writing']],
  ['Review', ['reviewers', 'reviewEffort', 'firstPass', 'hitRate', 'wipLimit']],
  ['Merge and deploy', ['ciTime', 'deployEvery', 'seats']],
  ['Operate', ['incidentRate']],
];

/** Everything that can be tried. */
export function WhatIfLevers() {
  const { whatIf, tried, change } = useWhatIf();
  return (
    <section className={classes.card} aria-labelledby="what-if-levers">
      <div className={classes.cardHead}>
        <h2 id="what-if-levers">
          What if … <DefinitionPopover title="Levers" definition={whatIfDefinitions.levers} />
        </h2>
        <Button
          size="compact-xs"
          variant="default"
          className="no-print"
          disabled={isBase(tried)}
          onClick={() => change({ levers: untouched().levers })}
        >
          All as it is
        </Button>
      </div>
      {groups.map(([name, levers]) => (
        <div key={name} role="group" aria-label={name} className={classes.group}>
          <h3>{name}</h3>
          {levers.map((lever) => (
            <WhatIfLever key={lever} lever={lever} />
          ))}
          {name === 'Writing' && <WhatIfParts kind="writing" />}
          {name === 'Review' && (
            <>
              <WhatIfParts kind="reviewers" />
              <NativeSelect
                size="xs"
                label="First in review"
                value={tried.priority}
                data={Object.entries(priorityNames).map(([value, label]) => ({ value, label }))}
                onChange={(event) =>
                  change({ levers: { ...tried, priority: event.currentTarget.value as typeof noLevers.priority } })
                }
              />
            </>
          )}
        </div>
      ))}
      <div role="group" aria-label="Question" className={classes.group}>
        <h3>Question</h3>
        <div className={classes.weeks}>
          <span>Weeks ahead</span>
          <SegmentedControl
            size="xs"
            aria-label="Weeks ahead"
            value={String(whatIf.weeks)}
            data={['13', '26']}
            onChange={(weeks) => change({ weeks: weeks === '13' ? 13 : 26 })}
          />
        </div>
        <WhatIfTarget key={String(whatIf.target)} />
      </div>
      <p className={classes.note}>
        Assumed, not measured: a first pass by AI whose findings are acted on takes half of a review’s effort off; tails
        stay as long as they were.
      </p>
    </section>
  );
}
