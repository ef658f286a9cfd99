import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shownAs, useRollout, type PlanSummary } from '../state/rollout';
import { useView } from '../state/use-view';
import { countedOf } from '../text/number';
import { RolloutState } from './rollout-state';
import classes from './rollout.module.css';

/** All plans, and the way to a new one. */
export function RolloutPlans({ list }: { list: readonly PlanSummary[] }) {
  const { view } = useView();
  const { shown, show } = useRollout();
  return (
    <nav className={`${classes.plans} no-print`} aria-label="Plans">
      <ul>
        {list.map((plan) => (
          <li key={plan.id}>
            <Link
              to="."
              search={{ ...view, rule: shownAs({ plan: plan.id, editing: false }) } as never}
              aria-current={shown.plan === plan.id ? 'page' : undefined}
              className={classes.plan}
            >
              <b>{plan.name}</b>
              <RolloutState state={plan.state} of="plan" />
              <span className={classes.faint}>
                {countedOf(plan.waves, 'wave')} from {plan.start}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {!(shown.editing && shown.plan === null) && (
        <Button size="xs" variant="default" onClick={() => show({ plan: null, editing: true })}>
          New plan
        </Button>
      )}
    </nav>
  );
}

/** No plan yet: what one is for, and the way to begin. */
export function RolloutNone() {
  const { show } = useRollout();
  return (
    <section className={classes.empty} aria-label="No plan yet">
      <h2>No plan yet</h2>
      <p>
        A plan says which teams get agents in which week, and under which conditions the next ones may. Begin with one
        from the teams of this organization: the first half, then the second, one team held out to compare with. Nothing
        is tracked before you start it.
      </p>
      <p>
        A plan is also a file (YAML or JSON) that can be reviewed like code: paste or drop one instead, or hand it to{' '}
        <code>downstream plan FILE</code>.
      </p>
      <Button size="xs" onClick={() => show({ plan: null, editing: true })}>
        Begin a plan
      </Button>
    </section>
  );
}
