import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import classes from './server-fault.module.css';

/** The whole page when the server gave no answer: what happened, and a way to try again. */
export function ServerFault({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div className={classes.fault} role="alert">
      <IconPlugConnectedX size={36} stroke={1.4} aria-hidden />
      <h1>No answer from the server</h1>
      <p>{error.message}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
