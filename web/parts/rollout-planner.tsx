import { Alert, Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { CancelPlanRunDocument } from '../gql/documents';
import { ask } from '../state/server';
import { usePlanRun, type PlanWanted } from '../state/rollout';
import { countOf } from '../text/number';
import { listed } from '../text/rollout';
import { fasterText, refusalText, triedText } from '../text/rollout-planner';
import frame from './chart-frame.module.css';
import { DefinitionPopover } from './definition-popover';
import { JobBar } from './job-bar';
import { rolloutDefinitions } from './rollout-definitions';
import { RolloutPlanned } from './rollout-planned';
import classes from './rollout.module.css';

const phases: Record<string, string> = {
  calibrating: 'Fitting the queues to what was observed',
  simulating: 'Simulating',
  refitting: 'Fitting again, for the uncertainty',
  searching: 'Looking for the earliest week of each wave',
  backtesting: 'Testing on past weeks',
};

interface RolloutPlannerProps {
  /** The document as it stands in the form; null = it has faults. */
  document: string | null;
  /** The wait that has to hold, hours; null = it is not a number yet. */
  target: number | null;
  onTake: (yaml: string) => void;
  taking: boolean;
}

/** Looks for the earliest plan that keeps the target, and says what limits it and what would let it go faster. */
export function RolloutPlanner({ document, target, onTake, taking }: RolloutPlannerProps) {
  const [wanted, setWanted] = useState<PlanWanted | null>(null);
  const attempts = useRef(0);
  const { asked, run } = usePlanRun(wanted);
  const [cancelled, setCancelled] = useState(false);
  const running = wanted !== null && !asked.error && (!run || run.state === 'running');
  const share = run?.progress && run.progress.total > 0 ? run.progress.done / run.progress.total : null;
  const old = wanted !== null && document !== wanted.document;
  return (
    <section className={frame.frame} aria-labelledby="rollout-planner">
      <h2 id="rollout-planner" className={classes.heading}>
        The earliest plan <DefinitionPopover title="The earliest plan" definition={rolloutDefinitions.planned} />
      </h2>
      <p className={classes.note}>
        Waves without a start of their own are placed as early as the reviewers, the seats of the training, the soak and
        the gates let them; each place is tried in the simulation.
      </p>
      <div className={classes.buttons}>
        <Button
          size="xs"
          disabled={document === null || running}
          onClick={() => {
            setCancelled(false);
            attempts.current += 1;
            if (document !== null) setWanted({ document, attempt: attempts.current });
          }}
        >
          Find the earliest plan
        </Button>
        {running && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              if (run) void ask(CancelPlanRunDocument, { id: run.id }).catch(() => undefined);
              setWanted(null);
              setCancelled(true);
            }}
          >
            Cancel
          </Button>
        )}
        {document === null && <span className={classes.note}>Mend what is marked above first.</span>}
      </div>
      {running && (
        <div className={classes.progress}>
          <JobBar label="Looking for the earliest plan" share={share} />
          <p className={classes.note}>
            {phases[run?.progress?.phase ?? ''] ?? 'At work'}
            {run?.progress && run.progress.total > 0
              ? `: ${countOf(run.progress.done)} of ${countOf(run.progress.total)}`
              : ''}
          </p>
        </div>
      )}
      <p className={classes.note} role="status">
        {cancelled ? 'Cancelled; nothing is changed.' : ''}
      </p>
      {asked.error && (
        <Alert color="red" role="alert" mt={10}>
          {asked.error.message}
        </Alert>
      )}
      {old && run && !running && (
        <p className={`${classes.note} ${classes.gap}`}>
          The fields were changed since: what stands here is of the plan before.
        </p>
      )}
      {wanted !== null && run && (run.state === 'failed' || run.state === 'refused' || run.infeasible) && (
        <div className={classes.refused} role="alert">
          <b>{run.planned ? 'No plan was found for all teams.' : 'No plan was found.'}</b>{' '}
          {[
            run.infeasible && refusalText(run.infeasible),
            run.message,
            ...run.leftOut.map(({ wave, teams }) => `Left out of “${wave}”: ${listed(teams)}.`),
          ]
            .filter(Boolean)
            .join(' ')}
        </div>
      )}
      {wanted !== null && run?.state === 'cancelled' && (
        <p className={classes.note}>The search was cancelled. Start it again when you like.</p>
      )}
      {wanted !== null && run?.planned && (
        <>
          <RolloutPlanned planned={run.planned} target={old ? null : target} leftOut={run.leftOut} />
          <div className={classes.buttons}>
            <Button
              size="xs"
              variant="default"
              loading={taking}
              disabled={old}
              onClick={() => run.planned && onTake(run.planned.yaml)}
            >
              Take over these waves
            </Button>
          </div>
        </>
      )}
      {wanted !== null && run && run.state === 'done' && (
        <>
          <h3 className={classes.sub}>
            {run.planned && !run.infeasible ? 'What would let it go faster' : 'What would make it possible'}
          </h3>
          {run.faster.length > 0 && (
            <ul className={classes.plain} aria-label="What would help">
              {run.faster.map((option) => (
                <li key={triedText(option)}>{fasterText(option)}</li>
              ))}
            </ul>
          )}
          {run.inVain.length > 0 && (
            <p className={classes.note}>Tried alone, in vain: {run.inVain.map(triedText).join('; ')}.</p>
          )}
          {run.faster.length + run.inVain.length === 0 && (
            <p className={classes.note}>
              {run.planned
                ? 'Nothing: no wave is limited by reviewers, seats or soak.'
                : 'Nothing of it was tried: no plan can be tried at all.'}
            </p>
          )}
        </>
      )}
    </section>
  );
}
