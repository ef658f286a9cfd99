import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import classes from '../parts/server-fault.module.css';

/** A page that broke while it was drawn: says so, instead of a white window. */
export function PageFault({ error }: ErrorComponentProps) {
  return (
    <div className={classes.fault} role="alert">
      <h1>This page broke</h1>
      <p>
        {error instanceof Error ? error.message : String(error)} Reload it; if it breaks again, the page may be older or
        newer than the server.
      </p>
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </div>
  );
}
