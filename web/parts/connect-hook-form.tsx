import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConnectHookDocument, type ConnectHookMutation } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import type { HookTool } from '../text/hook-source';
import { ConnectHookAddress } from './connect-hook-address';
import { ConnectHookSecret } from './connect-hook-secret';
import classes from './connect-hook.module.css';
import { ConnectionValue } from './connection-value';

/** A name first; then the address, the steps in the tool, and the secret, made here or there. */
export function ConnectHookForm({ tool, onDone }: { tool: HookTool; onDone: () => void }) {
  const { org } = useView();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const [made, setMade] = useState<ConnectHookMutation['connectHook'] | null>(null);
  const connect = useAction(ConnectHookDocument, ({ connectHook }) => setMade(connectHook));
  if (made)
    return (
      <Stack gap={14} fz={14}>
        <p className={classes.lead} role="status">
          <b>
            {tool.name} {made.connection.name} is connected.
          </b>{' '}
          Now set up its webhook in {tool.name}.
        </p>
        <ol className={classes.steps}>
          {made.setup.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <ConnectHookAddress path={made.connection.hookPath} tool={tool} />
        {made.hookSecret && (
          <div className={classes.once}>
            <p>
              <b>The secret, shown this once.</b> Downstream keeps it encrypted and does not show it again; a new one
              can be made at any time.
            </p>
            <ConnectionValue label="Secret" value={made.hookSecret} />
          </div>
        )}
        {tool.secret === 'theirs' ? (
          <ConnectHookSecret tool={tool} name={made.connection.name} onDone={onDone} later={onDone} />
        ) : (
          <Group justify="flex-end">
            <Button onClick={onDone}>Done</Button>
          </Group>
        )}
      </Stack>
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(name.trim() === '');
        if (name.trim()) connect.mutate({ org, input: { source: tool.source, name: name.trim() } });
      }}
    >
      <Stack gap={14} fz={14}>
        <p className={classes.lead}>{tool.verified}</p>
        <TextInput
          label="Name"
          description="As it stands on this page, such as the name of the account or of the status page."
          data-autofocus
          autoComplete="off"
          maxLength={100}
          value={name}
          error={missing && 'Give it a name.'}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {connect.error && (
          <Alert color="red" role="alert">
            {connect.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={connect.isPending}>
            Connect
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
