import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from '../parts/server-fault.module.css';
import { useTitle } from '../state/title';

/** An address no page stands at. */
export function NotFound() {
  useTitle('Not found');
  return (
    <div className={classes.fault}>
      <h1>There is no such page</h1>
      <p>
        The address {window.location.pathname} leads nowhere. It may have been mistyped, or come from a newer version.
      </p>
      <Button component={Link} to="/map">
        To the map
      </Button>
    </div>
  );
}
