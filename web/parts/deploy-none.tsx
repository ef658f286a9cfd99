import { Link } from '@tanstack/react-router';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import classes from './list-link.module.css';

/** No production deploy is known: why that is not 0, and how to send some. */
export function NoDeploys() {
  const { view } = useView();
  const search = cutOf(view) as never;
  return (
    <>
      <p>
        <b>No production deploy is known.</b> That is not 0: nothing here tells what reached production. Send deploys
        from a pipeline with one line, or let them come from GitHub:{' '}
        <Link to="/sources" search={search} hash="deploys" className={classes.link}>
          how to send deploys
        </Link>
        .
      </p>
      <p>
        If deploys came in and none counts as production,{' '}
        <Link to="/mapping" search={search} className={classes.link}>
          say which ones do
        </Link>
        .
      </p>
    </>
  );
}
