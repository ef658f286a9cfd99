import { drawerWith } from '../state/drawer';
import { useView } from '../state/use-view';
import { deployName, type NamedDeploy } from '../text/deploy';
import classes from './pull-request-button.module.css';

/** A deploy's name that opens its drawer. */
export function DeployButton({ deploy, label }: { deploy: NamedDeploy; label?: string }) {
  const { change } = useView();
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      onClick={() => change(drawerWith({ deploy: deploy.id }))}
    >
      {deployName(deploy)}
    </button>
  );
}
