import { NativeSelect } from '@mantine/core';
import { useEffectAnswer } from '../state/effect';
import { effectOutcomes, outcomeName } from '../text/effect';
import classes from './effect.module.css';

const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** What is looked at, and what counts as a rollout. */
export function EffectControls() {
  const { question, change } = useEffectAnswer();
  const shares = SHARES.includes(question.share) ? SHARES : [...SHARES, question.share].sort((a, b) => a - b);
  return (
    <div className={`${classes.controls} no-print`}>
      <NativeSelect
        className={classes.outcome}
        size="xs"
        label="Outcome"
        value={question.outcome}
        data={effectOutcomes.map((outcome) => {
          const name = outcomeName(outcome);
          return { value: outcome, label: name[0].toUpperCase() + name.slice(1) };
        })}
        onChange={(event) => change({ outcome: event.currentTarget.value as typeof question.outcome })}
      />
      <NativeSelect
        className={classes.narrow}
        size="xs"
        label="Rolled out means"
        value={String(question.share)}
        data={shares.map((share) => ({ value: String(share), label: `${Math.round(share * 100)} % of the team` }))}
        onChange={(event) => change({ share: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        className={classes.narrow}
        size="xs"
        label="at tier"
        value={question.tier}
        data={[
          { value: 'power', label: 'power' },
          { value: 'casual', label: 'casual or above' },
        ]}
        onChange={(event) => change({ tier: event.currentTarget.value as typeof question.tier })}
      />
      <NativeSelect
        className={classes.control}
        size="xs"
        label="Compared with"
        value={question.control}
        data={[
          { value: 'not_yet_treated', label: 'teams not yet rolled out' },
          { value: 'never_treated', label: 'teams not rolled out in this range' },
        ]}
        onChange={(event) => change({ control: event.currentTarget.value as typeof question.control })}
      />
    </div>
  );
}
