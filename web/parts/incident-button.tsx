import { drawerWith } from '../state/drawer';
import { useView } from '../state/use-view';
import classes from './pull-request-button.module.css';

/** An incident's title, else its id, that opens its drawer. */
export function IncidentButton({ incident }: { incident: { id: string; title: string | null } }) {
  const { change } = useView();
  return (
    <button type="button" className={classes.button} onClick={() => change(drawerWith({ incident: incident.id }))}>
      {incident.title ?? incident.id}
    </button>
  );
}
