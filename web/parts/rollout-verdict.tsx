import { Alert, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { DeleteRolloutPlanDocument, EndRolloutPlanDocument, StartRolloutPlanDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useOrganization } from '../state/organization';
import { useRollout, type RolloutPlan } from '../state/rollout';
import { useView } from '../state/use-view';
import { dayOf } from '../text/moment';
import { planEvidence, planHeadline, withoutStart } from '../text/rollout';
import { DefinitionPopover } from './definition-popover';
import { RolloutDecide, type Deciding } from './rollout-decide';
import { rolloutDefinitions } from './rollout-definitions';
import type { Deleted } from './rollout-deleted';
import { RolloutDownload } from './rollout-download';
import { RolloutState } from './rollout-state';
import own from './rollout.module.css';
import classes from './verdict.module.css';

interface RolloutVerdictProps {
  plan: RolloutPlan;
  onDeleted: (deleted: Deleted) => void;
}

/** Which wave runs, which gate holds it, what is next; and the way to start, change or end the plan. */
export function RolloutVerdict({ plan, onDeleted }: RolloutVerdictProps) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const { show } = useRollout();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [sure, setSure] = useState(false);
  const close = () => setDeciding(null);
  const start = useAction(StartRolloutPlanDocument, close);
  const end = useAction(EndRolloutPlanDocument, close);
  const { id, name, state, version } = plan;
  const remove = useAction(DeleteRolloutPlanDocument, () => {
    onDeleted({ name, yaml: plan.yaml });
    show({ plan: null, editing: false }, 'replace');
  });
  const section = useRef<HTMLElement>(null);
  const known = useRef(state);
  // Start and end take their own button away.
  useEffect(() => {
    if (known.current !== state && document.activeElement === document.body) section.current?.focus();
    known.current = state;
  }, [state]);
  const startable = withoutStart(plan).length === 0;
  const evidence = planEvidence(plan);
  const held = plan.waves.some((wave) => wave.state === 'held');
  const open = (next: Deciding) => {
    start.reset();
    end.reset();
    setDeciding(next);
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={`${classes.verdict} ${own.target}`}
      aria-label="The verdict"
      data-hatched={state === 'active' && !held ? undefined : ''}
      style={{ '--stage': state === 'active' ? 'var(--accent)' : 'var(--line-strong)' } as React.CSSProperties}
    >
      <p className={own.over}>
        <RolloutState state={state} of="plan" />
        <span>
          {name}, version {version}
          {plan.startedAt && `, started on ${dayOf(plan.startedAt, timeZone)}`}
          {plan.endedAt && `, ended on ${dayOf(plan.endedAt, timeZone)}`}
          {plan.week && state === 'active' && `, looked at to the end of ${plan.week}`}
        </span>
      </p>
      <div className={classes.head}>
        <p className={classes.headline}>
          <span>{planHeadline(plan)}</span>
        </p>
        <DefinitionPopover title="Rollout" definition={rolloutDefinitions.plan} />
      </div>
      {evidence && <p className={classes.evidence}>{evidence}</p>}
      {plan.forecastMessage && <p className={classes.evidence}>{plan.forecastMessage}</p>}
      <div className={`${own.actions} no-print`}>
        {state === 'draft' && !startable && (
          <Button size="xs" onClick={() => show({ plan: id, editing: true })}>
            Find its earliest start
          </Button>
        )}
        {state === 'draft' && startable && (
          <Button
            size="xs"
            onClick={() =>
              open({
                title: `Start “${name}”`,
                follows:
                  'From now on the plan is tracked: its gates are read at the end of every week, and what comes is held against what is forecast now.',
                verb: 'Start the plan',
                decide: (who, why) => start.mutate({ org, id, who, why }),
              })
            }
          >
            Start the plan
          </Button>
        )}
        {state !== 'ended' && (
          <Button size="xs" variant="default" onClick={() => show({ plan: id, editing: true })}>
            Change it
          </Button>
        )}
        <RolloutDownload name={name} yaml={plan.yaml} json={plan.json} />
        {state === 'active' && (
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              open({
                title: `End “${name}”`,
                follows: 'Its gates are not read any more. What was read and decided stays.',
                verb: 'End the plan',
                decide: (who, why) => end.mutate({ org, id, who, why }),
              })
            }
          >
            End the plan
          </Button>
        )}
        {state === 'draft' &&
          (sure ? (
            <>
              <Button
                size="xs"
                color="red.8"
                autoFocus
                loading={remove.isPending}
                onClick={() => remove.mutate({ org, id })}
              >
                Delete “{name}”
              </Button>
              <Button size="xs" variant="default" onClick={() => setSure(false)}>
                Keep it
              </Button>
            </>
          ) : (
            <Button size="xs" variant="default" onClick={() => setSure(true)}>
              Delete the draft
            </Button>
          ))}
      </div>
      {remove.error && (
        <Alert color="red" role="alert" mt={12}>
          {remove.error.message}
        </Alert>
      )}
      <RolloutDecide
        deciding={deciding}
        pending={start.isPending || end.isPending}
        error={start.error ?? end.error}
        onClose={close}
      />
    </section>
  );
}
