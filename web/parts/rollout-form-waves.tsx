import { ActionIcon, Button, MultiSelect, NativeSelect, NumberInput, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { faultAt, moved, newWave, type DraftWave } from '../state/rollout-draft';
import { numberOf, shownNumber, type RolloutFieldsProps } from './rollout-form';
import classes from './rollout.module.css';

/** The waves in their order: teams, tier, start, soak. */
export function RolloutFormWaves({ draft, faults, teams, onChange }: RolloutFieldsProps) {
  const set = (place: number, patch: Partial<DraftWave>) =>
    onChange({ waves: draft.waves.map((wave, each) => (each === place ? { ...wave, ...patch } : wave)) });
  const last = draft.waves.length - 1;
  return (
    <>
      <ol className={classes.rows}>
        {draft.waves.map((wave, place) => {
          const fault = (field: string) => faultAt(faults, `waves[${place}].${field}`);
          const name = wave.name || `wave ${place + 1}`;
          return (
            <li key={place} aria-label={name} className={classes.row}>
              <TextInput
                size="xs"
                label="Wave"
                value={wave.name}
                error={fault('name')}
                onChange={(event) => set(place, { name: event.currentTarget.value })}
              />
              <MultiSelect
                size="xs"
                className={classes.teams}
                label="Teams"
                placeholder={wave.teams.length ? undefined : 'Choose'}
                data={[...new Set([...teams, ...wave.teams])].filter((team) => !draft.holdout.includes(team))}
                value={wave.teams}
                error={fault('teams')}
                onChange={(chosen) => set(place, { teams: chosen })}
              />
              <NativeSelect
                size="xs"
                label="To tier"
                data={['casual', 'power']}
                value={wave.tier}
                error={fault('tier')}
                onChange={(event) => set(place, { tier: event.currentTarget.value as DraftWave['tier'] })}
              />
              <TextInput
                size="xs"
                label="Starts in"
                placeholder="as early as it may"
                value={wave.start ?? ''}
                error={fault('start')}
                onChange={(event) => set(place, { start: event.currentTarget.value.trim() || null })}
              />
              <NumberInput
                size="xs"
                className={classes.narrow}
                label="Soak, weeks"
                clampBehavior="none"
                allowNegative={false}
                allowDecimal={false}
                value={shownNumber(wave.soakWeeks)}
                error={fault('soakWeeks')}
                onChange={(value) => set(place, { soakWeeks: numberOf(value) })}
              />
              <div className={classes.tools}>
                <Tooltip label="Earlier">
                  <ActionIcon
                    aria-label={`Earlier: ${name}`}
                    disabled={place === 0}
                    onClick={() => onChange({ waves: moved(draft.waves, place, -1) })}
                  >
                    <IconArrowUp size={16} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
                <Tooltip label="Later">
                  <ActionIcon
                    aria-label={`Later: ${name}`}
                    disabled={place === last}
                    onClick={() => onChange({ waves: moved(draft.waves, place, 1) })}
                  >
                    <IconArrowDown size={16} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
                <Tooltip label="Remove">
                  <ActionIcon
                    aria-label={`Remove: ${name}`}
                    onClick={() => onChange({ waves: draft.waves.filter((_, each) => each !== place) })}
                  >
                    <IconTrash size={16} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              </div>
            </li>
          );
        })}
      </ol>
      <Button size="xs" variant="default" onClick={() => onChange({ waves: [...draft.waves, newWave(draft.waves)] })}>
        Add a wave
      </Button>
    </>
  );
}
