import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { DropHookSecretDocument, RotateHookSecretDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useNow } from '../state/now';
import { useView } from '../state/use-view';
import { secretText, type HookTool } from '../text/hook-source';
import { agoOf } from '../text/lag';
import { ConnectHookAddress } from './connect-hook-address';
import { ConnectHookSecret } from './connect-hook-secret';
import classes from './connect-hook.module.css';
import card from './connection-card.module.css';
import { ConnectionDeliveries } from './connection-deliveries';
import { ConnectionDialog } from './connection-dialog';
import { ConnectionFault } from './connection-fault';
import hook from './connection-hook.module.css';
import { ConnectionValue } from './connection-value';
import { SourceState } from './source-state';

interface ConnectHookCardProps {
  connection: ConnectionPartsFragment;
  tool: HookTool;
}

/** One connected incident tool: its state, what came, its webhook and its secret. */
export function ConnectHookCard({ connection, tool }: ConnectHookCardProps) {
  const { org } = useView();
  const now = useNow();
  const { id, name, hookSecrets, deliveries } = connection;
  const lacks = tool.secret !== 'none' && hookSecrets === 0;
  const begun = deliveries.lastAt !== null;
  const [asks, setAsks] = useState(false);
  const [open, setOpen] = useState(lacks || hookSecrets > 1 || !begun);
  const [entering, setEntering] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useAction(RotateHookSecretDocument, (answer) => setSecret(answer.rotateHookSecret));
  const drop = useAction(DropHookSecretDocument, () => setSecret(null));
  const fault = rotate.error ?? drop.error;
  return (
    <section className={classes.card} aria-labelledby={`connection-${id}`}>
      <div className={card.head}>
        <h3 className={card.name} id={`connection-${id}`}>
          {tool.name}: {name}
          <span className={card.state}>
            <SourceState state={connection.state} />
          </span>
        </h3>
        <Button
          className="no-print"
          size="xs"
          variant="default"
          leftSection={<IconPlugConnectedX size={14} aria-hidden />}
          aria-label={`Disconnect ${tool.name} ${name}`}
          onClick={() => setAsks(true)}
        >
          Disconnect
        </Button>
      </div>
      <div className={card.body}>
        {connection.error && (
          <ConnectionFault
            code={connection.errorCode}
            error={connection.error}
            remedy={connection.remedy}
            when={agoOf(connection.errorAt, now)}
          />
        )}
        <details className={hook.hook} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            Webhook{' '}
            <span className={hook.note}>
              · {lacks ? 'its secret is missing' : begun ? 'set up' : 'nothing has come yet'}
            </span>
          </summary>
          {open && (
            <div className={hook.inside}>
              <div className={hook.wide}>
                <ConnectHookAddress path={connection.hookPath} tool={tool} />
              </div>
              <p>{tool.verified}</p>
              {tool.secret !== 'none' && (
                <p className={lacks ? classes.lacks : undefined}>
                  {lacks && <IconAlertTriangle size={16} aria-hidden />}
                  {secretText(tool, hookSecrets)}
                </p>
              )}
              {secret && (
                <div className={hook.secret} role="status">
                  <p>
                    <b>The new secret, shown this once.</b> Enter it in {tool.name} now; until you drop the old one,
                    both are valid and no delivery is lost.
                  </p>
                  <ConnectionValue label="Secret" value={secret} />
                </div>
              )}
              {(lacks || entering) && tool.secret === 'theirs' && (
                <ConnectHookSecret
                  tool={tool}
                  name={name}
                  onDone={() => setEntering(false)}
                  later={lacks ? undefined : () => setEntering(false)}
                />
              )}
              {tool.secret !== 'none' && !lacks && (
                <div className={`${hook.buttons} no-print`}>
                  {hookSecrets > 1 ? (
                    <Button
                      size="xs"
                      variant="default"
                      loading={drop.isPending}
                      onClick={() => drop.mutate({ org, id })}
                    >
                      Drop the old secret
                    </Button>
                  ) : (
                    !entering && (
                      <Button
                        size="xs"
                        variant="default"
                        leftSection={<IconRotate size={14} aria-hidden />}
                        loading={rotate.isPending}
                        onClick={() => (tool.secret === 'ours' ? rotate.mutate({ org, id }) : setEntering(true))}
                      >
                        New secret
                      </Button>
                    )
                  )}
                </div>
              )}
              {fault && (
                <Alert color="red" role="alert">
                  {fault.message}
                </Alert>
              )}
            </div>
          )}
        </details>
        <ConnectionDeliveries connection={connection} now={now} />
      </div>
      <ConnectionDialog connection={connection} question={asks ? 'disconnect' : null} onClose={() => setAsks(false)} />
    </section>
  );
}
