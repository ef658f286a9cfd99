import { Alert, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../parts/page';
import { RolloutDeleted, type Deleted } from '../parts/rollout-deleted';
import { RolloutEditor, RolloutNew } from '../parts/rollout-editor';
import { RolloutGanttFrame } from '../parts/rollout-gantt-frame';
import { RolloutLog, RolloutVersions } from '../parts/rollout-log';
import { RolloutNone, RolloutPlans } from '../parts/rollout-plans';
import { RolloutTrackingFrame } from '../parts/rollout-tracking-frame';
import { RolloutVerdict } from '../parts/rollout-verdict';
import { RolloutWaves } from '../parts/rollout-waves';
import classes from '../parts/rollout.module.css';
import { useOrganization } from '../state/organization';
import { useRollout, useSimulationEnd } from '../state/rollout';

/** Who goes next, and may they? */
export function RolloutPage() {
  return (
    <Page title="Rollout" question="Who goes next, and may they?" filter={false} range={false}>
      <Shown />
    </Page>
  );
}

function Shown() {
  const { plans, asked, plan, shown } = useRollout();
  const { timeZone } = useOrganization();
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  useSimulationEnd(plan, asked);
  const fault = plans.error ?? (shown.plan === null ? null : asked.error);
  const { list } = plans;
  if (fault)
    return (
      <>
        {list && list.length > 0 && <RolloutPlans list={list} />}
        <Alert color="red" role="alert">
          <p>{fault.message}</p>
          <Button size="xs" variant="default" onClick={() => void (plans.error ? plans : asked).refetch()}>
            Try again
          </Button>
        </Alert>
      </>
    );
  if (!list) return <Skeleton height={420} aria-busy />;
  if (shown.editing && shown.plan === null)
    return (
      <>
        {list.length > 0 && <RolloutPlans list={list} />}
        <RolloutNew />
      </>
    );
  const undo = deleted && <RolloutDeleted deleted={deleted} onDone={() => setDeleted(null)} />;
  if (list.length === 0 && shown.plan === null)
    return (
      <>
        {undo}
        <RolloutNone />
      </>
    );
  return (
    <>
      {undo}
      <RolloutPlans list={list} />
      {!plan ? (
        <Skeleton height={420} aria-busy />
      ) : shown.editing ? (
        <RolloutEditor key={`${plan.id} ${plan.version}`} begin={plan.document} plan={plan} />
      ) : (
        <>
          {/* On paper the plan's own weeks are the range. */}
          <p className={classes.print}>
            {[
              `${plan.name}, version ${plan.version}`,
              `${plan.weeks[0]} to ${plan.weeks[plan.weeks.length - 1]}`,
              plan.week && `data to the end of ${plan.week}`,
              timeZone,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <RolloutVerdict key={plan.id} plan={plan} onDeleted={setDeleted} />
          <RolloutGanttFrame plan={plan} asked={asked} />
          <RolloutWaves key={`waves ${plan.id}`} plan={plan} />
          {plan.state !== 'draft' && <RolloutTrackingFrame plan={plan} asked={asked} />}
          {plan.state !== 'draft' && <RolloutLog plan={plan} />}
          <RolloutVersions plan={plan} />
        </>
      )}
    </>
  );
}
