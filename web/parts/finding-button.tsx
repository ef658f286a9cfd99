import { drawerWith } from '../state/drawer';
import { useView } from '../state/use-view';
import { findingName, type FindingName } from '../text/finding';
import classes from './pull-request-button.module.css';

/** A finding's title that opens its drawer. */
export function FindingButton({ finding }: { finding: FindingName & { title: string } }) {
  const { change } = useView();
  return (
    <button
      type="button"
      className={classes.button}
      onClick={() => change(drawerWith({ finding: findingName(finding) }))}
    >
      {finding.title || finding.id}
    </button>
  );
}
