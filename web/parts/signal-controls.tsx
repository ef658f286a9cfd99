import { SegmentedControl, Select } from '@mantine/core';
import type { HitRateBy, OutcomeSeries } from '../gql/documents';
import { useAgentName, useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { findingGroups, outcomeSeries } from '../text/finding';
import { findingGroupName, seriesName } from '../text/finding-word';
import { DefinitionPopover } from './definition-popover';
import classes from './signal.module.css';
import { signalDefinitions } from './signal-definitions';

/** Periods have a drawing of their own. */
const cuts = findingGroups.filter((by) => by !== 'week' && by !== 'month');

/** Which agent, which definition of accepted, and what the drawings are cut by. */
export function SignalControls() {
  const { view, change } = useView();
  const { hitRate } = useHitRate(view.by ?? 'agent');
  const nameOf = useAgentName();
  const agents = [...new Set([...(hitRate?.agents ?? []), ...(view.agent ? [view.agent] : [])])];
  const series = view.series ?? 'strict';
  return (
    <div className={`${classes.controls} no-print`}>
      <Select
        size="xs"
        w={210}
        aria-label="Agent"
        placeholder="All agents"
        clearable
        data={agents.map((agent) => ({ value: agent, label: nameOf(agent) }))}
        value={view.agent ?? null}
        onChange={(agent) => change({ agent: agent ?? undefined })}
      />
      <Select
        size="xs"
        w={190}
        aria-label="Cut by"
        allowDeselect={false}
        data={cuts.map((by) => ({ value: by, label: `By ${findingGroupName(by).toLowerCase()}` }))}
        value={view.by ?? 'agent'}
        onChange={(by) => change({ by: by === 'agent' ? undefined : (by as HitRateBy) })}
      />
      <div className={classes.series}>
        <SegmentedControl
          size="xs"
          aria-label="Which outcomes count as accepted"
          data={outcomeSeries.map((each) => ({ value: each, label: seriesName(each) }))}
          value={series}
          onChange={(each) =>
            change({ series: each === 'strict' ? undefined : (each as Exclude<OutcomeSeries, 'strict'>) })
          }
        />
        <DefinitionPopover title="Strict, lenient, vendor" definition={signalDefinitions.series} />
      </div>
    </div>
  );
}
