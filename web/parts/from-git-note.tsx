import { Link } from '@tanstack/react-router';
import type { CountPartsFragment, StageFlowPartsFragment } from '../gql/documents';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { countOf } from '../text/number';
import classes from './from-git-note.module.css';
import { ListLink } from './list-link';

/** Says which pull requests are known from a clone alone, what that leaves unknown, and how to learn it. */
export function FromGitNote({
  counts,
  write,
}: {
  counts: CountPartsFragment;
  write: StageFlowPartsFragment | undefined;
}) {
  const { view } = useView();
  const { fromGit, total } = counts;
  if (fromGit === 0) return null;
  const all = fromGit === total;
  // Squashes bear the time of the merge.
  const hidden = write?.undivided ? (write.departures ?? 0) - write.n : 0;
  return (
    <p className={classes.note} role="note">
      <ListLink measure="from_git">
        {all
          ? `All ${countOf(total)} pull requests of this range`
          : `${countOf(fromGit)} of the ${countOf(total)} pull requests of this range`}
      </ListLink>{' '}
      {fromGit === 1 ? 'is' : 'are'} known from a git clone alone. Git does not tell when a change was opened and ready,
      who reviewed it, and what is still open:{' '}
      {all
        ? 'Pickup, Review and Merge are unknown, and Write reaches from the first commit to the merge'
        : 'they are left out of Write, Pickup, Review and Merge, and stand in Deploy alone'}
      .{' '}
      {hidden > 0 &&
        `Of ${countOf(hidden)}, squashed or single commits, even the beginning is hidden, and lead time leaves them out. `}
      <Link to="/connect" search={cutOf(view) as never}>
        Connect GitHub
      </Link>{' '}
      to fill that in; nothing has to be imported again.
    </p>
  );
}
