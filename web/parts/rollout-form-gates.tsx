import { ActionIcon, Button, NativeSelect, NumberInput, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import {
  conditionsOf,
  faultAt,
  newGate,
  passesUpwards,
  withConditions,
  withMetric,
  type DraftGate,
} from '../state/rollout-draft';
import { gateMetricName } from '../text/rollout-gate';
import { numberOf, shownNumber, type RolloutFieldsProps } from './rollout-form';
import classes from './rollout.module.css';

const metrics: DraftGate['metric'][] = ['hit_rate', 'review_wait', 'change_fail_rate', 'incidents', 'capacity'];
const inPercent = (metric: DraftGate['metric']) => metric !== 'review_wait' && metric !== 'incidents';
const unitOf: Record<DraftGate['metric'], string> = {
  hit_rate: '%',
  review_wait: 'h',
  change_fail_rate: '%',
  incidents: 'a week',
  capacity: '%',
};

/** The gates: what they look at, when they pass, when they fail. */
export function RolloutFormGates({ draft, faults, onChange }: RolloutFieldsProps) {
  const set = (place: number, next: DraftGate) =>
    onChange({ gates: draft.gates.map((gate, each) => (each === place ? next : gate)) });
  return (
    <>
      <ol className={classes.rows}>
        {draft.gates.map((gate, place) => {
          const { pass, fail } = conditionsOf(gate);
          const scale = inPercent(gate.metric) ? 100 : 1;
          const up = passesUpwards(gate);
          const fault = (field: string) => faultAt(faults, `gates[${place}].${field}`);
          const shown = (value: number) => shownNumber(Math.round(value * scale * 1000) / 1000);
          const name = gate.name || `gate ${place + 1}`;
          const number = { size: 'xs' as const, clampBehavior: 'none' as const, allowNegative: false };
          return (
            <li key={place} aria-label={name} className={classes.row}>
              <TextInput
                size="xs"
                label="Gate"
                value={gate.name}
                error={fault('name')}
                onChange={(event) => set(place, { ...gate, name: event.currentTarget.value })}
              />
              <NativeSelect
                size="xs"
                className={classes.wide}
                label="Looks at"
                data={metrics.map((metric) => ({ value: metric, label: gateMetricName(metric) }))}
                value={gate.metric}
                error={fault('metric')}
                onChange={(event) => set(place, withMetric(gate, event.currentTarget.value as DraftGate['metric']))}
              />
              <NativeSelect
                size="xs"
                label="of"
                data={[
                  { value: 'wave', label: 'the wave’s teams' },
                  { value: 'organization', label: 'everybody' },
                ]}
                value={gate.scope}
                error={fault('scope')}
                onChange={(event) => set(place, { ...gate, scope: event.currentTarget.value as DraftGate['scope'] })}
              />
              <NumberInput
                {...number}
                className={classes.narrow}
                label={`Pass ${up ? 'from' : 'up to'} (${unitOf[gate.metric]})`}
                value={shown(pass)}
                error={fault('pass')}
                onChange={(value) => set(place, withConditions(gate, numberOf(value) / scale, fail))}
              />
              <NumberInput
                {...number}
                className={classes.narrow}
                label={`Fail ${up ? 'below' : 'above'} (${unitOf[gate.metric]})`}
                value={shown(fail)}
                error={fault('fail')}
                onChange={(value) => set(place, withConditions(gate, pass, numberOf(value) / scale))}
              />
              <NumberInput
                {...number}
                className={classes.narrow}
                label="Weeks back"
                allowDecimal={false}
                value={shownNumber(gate.lookBackWeeks)}
                error={fault('lookBackWeeks')}
                onChange={(value) => set(place, { ...gate, lookBackWeeks: numberOf(value) })}
              />
              <NumberInput
                {...number}
                className={classes.narrow}
                label="Least n"
                allowDecimal={false}
                value={shownNumber(gate.minimumN)}
                error={fault('minimumN')}
                onChange={(value) => set(place, { ...gate, minimumN: numberOf(value) })}
              />
              <div className={classes.tools}>
                <Tooltip label="Remove">
                  <ActionIcon
                    aria-label={`Remove: ${name}`}
                    onClick={() => onChange({ gates: draft.gates.filter((_, each) => each !== place) })}
                  >
                    <IconTrash size={16} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              </div>
            </li>
          );
        })}
      </ol>
      <Button size="xs" variant="default" onClick={() => onChange({ gates: [...draft.gates, newGate()] })}>
        Add a gate
      </Button>
    </>
  );
}
