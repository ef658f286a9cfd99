import classes from './connect-hook.module.css';

/** In place of a way in: what is real does not go among simulated data. */
export function SimulatedNote({ what }: { what: string }) {
  return (
    <p className={classes.simulated}>
      These data are simulated, and nothing real goes among them: {what} belongs to an organization of your own. Begin
      one with “Connect GitHub” or an import.
    </p>
  );
}
