import { Alert, Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CheckRolloutPlanDocument,
  CutsDocument,
  DefaultRolloutPlanDocument,
  SaveRolloutPlanDocument,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useRollout, type RolloutPlan } from '../state/rollout';
import { documentText, type RolloutDraft } from '../state/rollout-draft';
import { ask } from '../state/server';
import { useView } from '../state/use-view';
import frame from './chart-frame.module.css';
import { RolloutFaults } from './rollout-faults';
import { RolloutFile } from './rollout-file';
import { RolloutForm } from './rollout-form';
import { RolloutFormGates } from './rollout-form-gates';
import { RolloutFormWaves } from './rollout-form-waves';
import { RolloutPlanner } from './rollout-planner';
import classes from './rollout.module.css';

/** Long enough to type a number, short enough to look like an answer to it. */
const TYPING_MS = 300;

/** A new plan, begun from the organization's teams. */
export function RolloutNew() {
  const { org } = useView();
  const asked = useAnswer('DefaultRolloutPlan', DefaultRolloutPlanDocument, { org });
  if (asked.error)
    return (
      <Alert color="red" role="alert">
        {asked.error.message}
      </Alert>
    );
  const made = asked.data?.defaultRolloutPlan;
  if (!made) return <Skeleton height={420} aria-busy />;
  if (!made.document) return <RolloutFaults faults={made.faults} title="No plan can be begun from these teams" />;
  return <RolloutEditor begin={made.document} />;
}

interface RolloutEditorProps {
  begin: RolloutDraft;
  /** The plan that is changed; none = a new one. */
  plan?: RolloutPlan;
}

/** The document of a plan as fields and as a file, the planner, and the way to save it with who and why. */
export function RolloutEditor({ begin, plan }: RolloutEditorProps) {
  const { org } = useView();
  const { show } = useRollout();
  const [draft, setDraft] = useState(begin);
  const [who, setWho] = useState('');
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const missing = (said: string) =>
    tried && said.trim() === '' ? 'It stays in the list of versions, so it cannot be empty.' : undefined;
  const cuts = useAnswer('Cuts', CutsDocument, { org }).data?.cuts;
  const teams = (cuts?.teams ?? []).map(({ team }) => team).sort((a, b) => a.localeCompare(b));
  const text = documentText(draft);
  const [settled] = useDebouncedValue(text, TYPING_MS);
  const checked = useAnswer('CheckRolloutPlan', CheckRolloutPlanDocument, { org, document: settled });
  const check = checked.data?.checkRolloutPlan;
  const faults = check?.faults ?? [];
  const whole = check !== undefined && faults.length === 0 && !checked.isPlaceholderData && settled === text;
  const save = useAction(SaveRolloutPlanDocument, ({ saveRolloutPlan }) =>
    show({ plan: saveRolloutPlan.id, editing: false }),
  );
  const take = useMutation({
    mutationFn: (document: string) => ask(CheckRolloutPlanDocument, { org, document }),
    onSuccess: ({ checkRolloutPlan }) => {
      if (checkRolloutPlan.document) setDraft(checkRolloutPlan.document);
    },
  });
  const change = (patch: Partial<RolloutDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const fields = { draft, faults, teams, onChange: change };
  return (
    <>
      <section className={frame.frame} aria-labelledby="rollout-plan">
        <h2 id="rollout-plan" className={classes.heading}>
          {plan ? `Change “${plan.name}”` : 'A new plan'}
        </h2>
        {plan?.state === 'active' && (
          <p className={classes.note}>
            The plan is under way. What is changed holds from now on; the forecast of its start stays what it is held
            against.
          </p>
        )}
        <RolloutForm {...fields} />
      </section>
      <section className={frame.frame} aria-labelledby="rollout-form-waves">
        <h2 id="rollout-form-waves" className={classes.heading}>
          Waves
        </h2>
        <RolloutFormWaves {...fields} />
      </section>
      <section className={frame.frame} aria-labelledby="rollout-form-gates">
        <h2 id="rollout-form-gates" className={classes.heading}>
          Gates
        </h2>
        <RolloutFormGates {...fields} />
      </section>
      <section className={frame.frame} aria-labelledby="rollout-file">
        <h2 id="rollout-file" className={classes.heading}>
          As a file
        </h2>
        <RolloutFile name={draft.name} yaml={check?.yaml ?? null} json={check?.json ?? null} onRead={setDraft} />
      </section>
      <RolloutPlanner
        document={whole ? text : null}
        target={Number.isFinite(draft.target.reviewWaitHours) ? draft.target.reviewWaitHours : null}
        taking={take.isPending}
        onTake={(yaml) => take.mutate(yaml)}
      />
      <section className={frame.frame} aria-labelledby="rollout-save">
        <h2 id="rollout-save" className={classes.heading}>
          Save
        </h2>
        {checked.error && (
          <Alert color="red" role="alert">
            {checked.error.message}
          </Alert>
        )}
        {faults.length > 0 && <RolloutFaults faults={faults} title="It cannot be saved so" />}
        <form
          noValidate
          className={classes.saving}
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (!whole || !who.trim() || !why.trim()) return;
            save.mutate({
              org,
              document: text,
              id: plan?.id,
              who: who.trim(),
              why: why.trim(),
            });
          }}
        >
          <TextInput
            size="xs"
            label="Who"
            autoComplete="name"
            maxLength={120}
            required
            value={who}
            error={missing(who)}
            onChange={(event) => setWho(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            className={classes.wide}
            label="Why (for the list of versions)"
            maxLength={1000}
            required
            value={why}
            error={missing(why)}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" disabled={!whole} loading={save.isPending}>
            {plan ? `Save as version ${plan.version + 1}` : 'Save as a draft'}
          </Button>
          <Button size="xs" variant="default" onClick={() => show({ plan: plan?.id ?? null, editing: false })}>
            Leave it
          </Button>
        </form>
        {save.error && (
          <Alert color="red" role="alert" mt={10}>
            {save.error.message}
          </Alert>
        )}
      </section>
    </>
  );
}
