import { Button, NumberInput } from '@mantine/core';
import type { TierCutOffsFragment } from '../gql/documents';
import { CUT_OFFS, cutOffsOf, sameCutOffs, type CutOff, type useTierDraft } from '../state/tier-draft';
import { TierMark } from '../charts/tier-mark';
import { DefinitionPopover } from './definition-popover';
import classes from './mapping.module.css';
import { tierRulesDefinition } from './tier-rules-definitions';
import own from './tier-rules.module.css';

const labels: Record<CutOff, { label: string; description: string }> = {
  windowDays: { label: 'Days looked back', description: 'From the last day of a week, that day included.' },
  casualDays: {
    label: 'Days with use',
    description: 'On any surface. An agent-written pull request makes casual as well.',
  },
  powerSurfaces: {
    label: 'Surfaces',
    description: 'Of CLI, IDE, web, chat, tracker, CI and API, those an agent was used on.',
  },
  powerRuns: { label: 'Delegated runs', description: 'Work an agent did on its own, started by the person.' },
  powerRunHours: { label: 'Hours of one run', description: 'The longest delegated run, as a whole.' },
  powerRunsAtOnce: { label: 'Runs at once', description: 'Delegated runs that went on at the same moment.' },
};

interface TierRulesFieldsProps {
  draft: ReturnType<typeof useTierDraft>;
  defaults: TierCutOffsFragment;
}

/** The six cut-offs, by the tier they make. */
export function TierRulesFields({ draft, defaults }: TierRulesFieldsProps) {
  const delivered = cutOffsOf(defaults);
  const field = (figure: CutOff) => {
    const { least, most, whole } = CUT_OFFS[figure];
    const { label, description } = labels[figure];
    return (
      <NumberInput
        key={figure}
        size="xs"
        label={label}
        description={`${description} As delivered: ${delivered[figure]}.`}
        min={least}
        max={most}
        step={whole ? 1 : 0.5}
        allowDecimal={!whole}
        allowNegative={false}
        clampBehavior="none"
        value={draft.form[figure] ?? ''}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={draft.faults[figure]}
        onChange={(value) => draft.set(figure, typeof value === 'number' ? value : undefined)}
      />
    );
  };
  return (
    <section className={classes.section} aria-labelledby="tier-rules">
      <div className={classes.head}>
        <h2 id="tier-rules">
          Cut-offs
          <DefinitionPopover title="Tiers" definition={tierRulesDefinition} />
        </h2>
        {!sameCutOffs(draft.form, delivered) && (
          <Button size="compact-xs" variant="default" onClick={() => draft.replace(delivered)}>
            As delivered
          </Button>
        )}
      </div>
      <p className={classes.note}>
        A person’s tier is the highest they reach, and each cut-off reaches its tier on its own. They are numbers, never
        shares of people, so that everybody can move up.
      </p>
      <fieldset className={own.group}>
        <legend>For all</legend>
        {field('windowDays')}
      </fieldset>
      <fieldset className={own.group}>
        <legend>
          <TierMark tier="casual" /> Casual, from
        </legend>
        {field('casualDays')}
      </fieldset>
      <fieldset className={own.group}>
        <legend>
          <TierMark tier="power" /> Power, from one of
        </legend>
        {(['powerSurfaces', 'powerRuns', 'powerRunHours', 'powerRunsAtOnce'] as const).map(field)}
      </fieldset>
      <p className={classes.note}>
        Ambient has no cut-off: it is a week in which an agent reviewed a change of theirs before its merge, whether
        they asked for it or not.
      </p>
    </section>
  );
}
