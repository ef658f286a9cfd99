import { Button } from '@mantine/core';
import { useState } from 'react';
import { SaveRolloutPlanDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useOrganization } from '../state/organization';
import type { RolloutPlan } from '../state/rollout';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { decisionName } from '../text/rollout';
import frame from './chart-frame.module.css';
import { RolloutDecide, type Deciding } from './rollout-decide';
import classes from './rollout.module.css';

/** What people decided, newest first; nothing of it is ever changed. */
export function RolloutLog({ plan }: { plan: RolloutPlan }) {
  const { timeZone } = useOrganization();
  return (
    <section className={frame.frame} aria-labelledby="rollout-log">
      <h2 id="rollout-log" className={classes.heading}>
        Decisions
      </h2>
      {plan.decisions.length === 0 ? (
        <p className={classes.note}>
          Nobody decided anything yet. Holds, overrides and rollbacks stand here, with who and why.
        </p>
      ) : (
        <ol className={classes.log} aria-label="Decisions, newest first" reversed>
          {[...plan.decisions].reverse().map(({ id, at, kind, wave, gate, week, who, why }) => (
            <li key={id}>
              <p>
                <b>{decisionName(kind)}</b>{' '}
                {[wave && `“${wave}”`, gate && `gate “${gate}”`, week].filter(Boolean).join(', ')}
              </p>
              <p>{why}</p>
              <p className={classes.faint}>
                {who}, {momentOf(at, timeZone)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** All versions of the document; an earlier one can be put back as a new one. */
export function RolloutVersions({ plan }: { plan: RolloutPlan }) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const save = useAction(SaveRolloutPlanDocument, () => setDeciding(null));
  return (
    <section className={frame.frame} aria-labelledby="rollout-versions">
      <h2 id="rollout-versions" className={classes.heading}>
        Versions
      </h2>
      <ol className={classes.log} aria-label="Versions, newest first" reversed>
        {plan.versions.map(({ version, createdAt, who, why, yaml }) => (
          <li key={version}>
            <p>
              <b>Version {version}</b>
              {version === plan.version && ' (stands)'}
            </p>
            {why && <p>{why}</p>}
            <p className={classes.faint}>{[who, momentOf(createdAt, timeZone)].filter(Boolean).join(', ')}</p>
            {version !== plan.version && plan.state !== 'ended' && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  save.reset();
                  setDeciding({
                    title: `Back to version ${version}`,
                    follows: `It is saved as version ${plan.version + 1}; what came after it stays in this list.`,
                    verb: 'Put it back',
                    decide: (by, because) => save.mutate({ org, id: plan.id, document: yaml, who: by, why: because }),
                  });
                }}
              >
                Back to version {version}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <RolloutDecide
        deciding={deciding}
        pending={save.isPending}
        error={save.error}
        onClose={() => setDeciding(null)}
      />
    </section>
  );
}
