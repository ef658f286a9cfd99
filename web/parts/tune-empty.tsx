import { Link } from '@tanstack/react-router';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import classes from './tune.module.css';

/** Nothing to judge: no agent ever said anything, or none of its findings is on a pull request closed in the range. */
export function TuneEmpty({ agents }: { agents: number }) {
  const { view } = useView();
  const search = cutOf(view) as never;
  return agents === 0 ? (
    <>
      <p>
        No finding of a review agent is recorded in this range and cut. Findings come with the review comments of a
        connected GitHub, or from a file of findings.
      </p>
      <p className={classes.plain}>
        <Link to="/sources" search={search}>
          Connect a source
        </Link>{' '}
        or{' '}
        <Link to="/agents" search={search}>
          see which agents are known
        </Link>
        .
      </p>
    </>
  ) : (
    <p>
      This agent has findings, but none on a pull request that was closed in this range. Choose a longer range or
      another agent.
    </p>
  );
}
