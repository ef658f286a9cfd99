import { drawerWith } from '../state/drawer';
import { useView } from '../state/use-view';
import { changeName } from '../text/change-name';
import classes from './pull-request-button.module.css';

/** A pull request's name that opens its drawer. */
export function PullRequestButton({ repo, number }: { repo: string; number: number }) {
  const { change } = useView();
  const name = `${repo}#${number}`;
  return (
    <button type="button" className={classes.button} onClick={() => change(drawerWith({ pr: name }))}>
      {changeName(repo, number)}
    </button>
  );
}
