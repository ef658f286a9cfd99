import { Alert, Button } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { DropHookSecretDocument, RotateHookSecretDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import classes from './connection-hook.module.css';
import { ConnectionHookAddress } from './connection-hook-address';
import { ConnectionValue } from './connection-value';

/** The webhook of a connection: address, events, the secret and its rotation. */
export function ConnectionHook({ connection }: { connection: ConnectionPartsFragment }) {
  const { org } = useView();
  const { id, hookSecrets, deliveries } = connection;
  const begun = deliveries.lastAt !== null;
  const [open, setOpen] = useState(hookSecrets > 1 || (connection.auth === 'none' && !begun));
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useAction(RotateHookSecretDocument, (answer) => setSecret(answer.rotateHookSecret));
  const drop = useAction(DropHookSecretDocument, () => setSecret(null));
  const fault = rotate.error ?? drop.error;
  return (
    <details className={classes.hook} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Webhook{' '}
        <span className={classes.note}>
          · {hookSecrets > 1 ? 'two secrets are valid' : begun ? 'set up' : 'not set up'}
        </span>
      </summary>
      {open && (
        <div className={classes.inside}>
          <ConnectionHookAddress hookPath={connection.hookPath} />
          {secret && (
            <div className={classes.secret} role="status">
              <p>
                <b>The new secret, shown this once.</b> Enter it at GitHub now; until you drop the old one, both are
                valid and no delivery is lost.
              </p>
              <ConnectionValue label="Secret" value={secret} />
            </div>
          )}
          <p>
            {hookSecrets > 1
              ? 'Two secrets are valid. Once GitHub signs with the new one, drop the old one.'
              : 'One secret is valid. If it is lost or known to others, make a new one.'}
          </p>
          <div className={`${classes.buttons} no-print`}>
            {hookSecrets > 1 ? (
              <Button size="xs" variant="default" loading={drop.isPending} onClick={() => drop.mutate({ org, id })}>
                Drop the old secret
              </Button>
            ) : (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconRotate size={14} aria-hidden />}
                loading={rotate.isPending}
                onClick={() => rotate.mutate({ org, id })}
              >
                New secret
              </Button>
            )}
          </div>
          {fault && (
            <Alert color="red" role="alert">
              {fault.message}
            </Alert>
          )}
        </div>
      )}
    </details>
  );
}
