import { MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { faultAt, type RolloutDraft } from '../state/rollout-draft';
import classes from './rollout.module.css';

export interface RolloutFieldsProps {
  draft: RolloutDraft;
  faults: readonly { path: string; message: string }[];
  teams: readonly string[];
  onChange: (patch: Partial<RolloutDraft>) => void;
}

type Tier = 'casual' | 'power';

/** A number that may be missing while it is typed. */
export const numberOf = (value: string | number): number => (typeof value === 'number' ? value : Number.NaN);
export const shownNumber = (value: number): number | '' => (Number.isNaN(value) || value === null ? '' : value);

const sources = [
  { value: 'own_effect', label: 'this organization’s own effect' },
  { value: 'prior', label: 'a published figure' },
  { value: 'stated', label: 'somebody’s word' },
];

/** What holds for the whole plan: its weeks, target, seats, holdout, order and what agents do to writing. */
export function RolloutForm({ draft, faults, teams, onChange }: RolloutFieldsProps) {
  const inWaves = new Set(draft.waves.flatMap((wave) => wave.teams));
  const number = { size: 'xs' as const, clampBehavior: 'none' as const, allowNegative: false };
  const writing = (tier: Tier) => {
    const figure = draft.writing[tier];
    const set = (patch: Partial<typeof figure>) =>
      onChange({ writing: { ...draft.writing, [tier]: { ...figure, ...patch } } });
    return (
      <fieldset className={classes.group} key={tier}>
        <legend>Writes more at tier {tier}</legend>
        <NumberInput
          {...number}
          label="Times"
          description="1 = as before"
          step={0.05}
          decimalScale={3}
          value={shownNumber(figure.times)}
          error={faultAt(faults, `writing.${tier}.times`)}
          onChange={(value) =>
            set({ times: numberOf(value), source: 'stated', name: figure.source === 'stated' ? figure.name : '' })
          }
        />
        <NativeSelect
          size="xs"
          label="From"
          description="Kind of source"
          data={sources}
          value={figure.source}
          error={faultAt(faults, `writing.${tier}.source`)}
          onChange={(event) => set({ source: event.currentTarget.value as typeof figure.source })}
        />
        <TextInput
          size="xs"
          label="Who says so"
          description="The study, or the person"
          value={figure.name}
          error={faultAt(faults, `writing.${tier}.name`)}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </fieldset>
    );
  };
  return (
    <>
      <div className={classes.grid}>
        <TextInput
          size="xs"
          label="Name"
          description="Of the plan"
          maxLength={120}
          value={draft.name}
          error={faultAt(faults, 'name')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label="Nothing starts before"
          description="ISO week, such as 2026-W48"
          value={draft.start}
          error={faultAt(faults, 'start')}
          onChange={(event) => onChange({ start: event.currentTarget.value.trim() })}
        />
        <NumberInput
          {...number}
          label="Weeks it may take"
          description="From that week on"
          allowDecimal={false}
          value={shownNumber(draft.weeks)}
          error={faultAt(faults, 'weeks')}
          onChange={(value) => onChange({ weeks: numberOf(value) })}
        />
        <NumberInput
          {...number}
          label="People trained per week"
          description="Seats of the training"
          allowDecimal={false}
          value={shownNumber(draft.trainingSeats)}
          error={faultAt(faults, 'trainingSeats')}
          onChange={(value) => onChange({ trainingSeats: numberOf(value) })}
        />
        <NumberInput
          {...number}
          label="90 % wait for the first review at most"
          description="Hours, in the simulation"
          value={shownNumber(draft.target.reviewWaitHours)}
          error={faultAt(faults, 'target.reviewWaitHours')}
          onChange={(value) => onChange({ target: { ...draft.target, reviewWaitHours: numberOf(value) } })}
        />
        <NumberInput
          {...number}
          label="in this share of the runs"
          description="Percent; 80 is usual"
          value={shownNumber(Math.round(draft.target.share * 1000) / 10)}
          error={faultAt(faults, 'target.share')}
          onChange={(value) => onChange({ target: { ...draft.target, share: numberOf(value) / 100 } })}
        />
        <NativeSelect
          size="xs"
          label="Order of the waves"
          description="Of one tier and without a start of their own"
          data={[
            { value: 'given', label: 'as listed' },
            { value: 'random', label: 'at random, by the seed' },
          ]}
          value={draft.order}
          error={faultAt(faults, 'order')}
          onChange={(event) => onChange({ order: event.currentTarget.value as RolloutDraft['order'] })}
        />
        <NumberInput
          {...number}
          label="Seed"
          description="The same seed gives the same order"
          allowDecimal={false}
          value={shownNumber(draft.seed)}
          error={faultAt(faults, 'seed')}
          onChange={(value) => onChange({ seed: numberOf(value) })}
        />
      </div>
      <MultiSelect
        size="xs"
        mt={12}
        label="Holdout"
        description="Teams that stay without, to compare with"
        placeholder={draft.holdout.length ? undefined : 'None'}
        data={[...new Set([...teams, ...draft.holdout])].filter((team) => !inWaves.has(team))}
        value={draft.holdout}
        error={faultAt(faults, 'holdout')}
        onChange={(holdout) => onChange({ holdout })}
      />
      <div className={classes.groups}>{(['casual', 'power'] as const).map(writing)}</div>
    </>
  );
}
