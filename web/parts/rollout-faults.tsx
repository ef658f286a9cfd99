import { Alert } from '@mantine/core';
import { countedOf } from '../text/number';
import classes from './rollout.module.css';

/** Everything that is wrong in a document at once, each with its place and what to write instead. */
export function RolloutFaults({
  faults,
  title,
}: {
  faults: readonly { path: string; message: string }[];
  title: string;
}) {
  return (
    <Alert color="red" role="alert" mt={10} title={`${title}: ${countedOf(faults.length, 'fault')}`}>
      <ul className={classes.faults}>
        {faults.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path && <code>{path}</code>} {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
