import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ConnectHookDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import type { HookTool } from '../text/hook-source';
import { ConnectSecret } from './connect-secret';
import classes from './connect-hook.module.css';

interface ConnectHookSecretProps {
  tool: HookTool;
  /** Of the connection. */
  name: string;
  onDone: () => void;
  /** Leaves it for later; absent = there is nothing to leave. */
  later?: () => void;
}

/** The secret that the tool made and shows, entered here. The one before stays valid beside it. */
export function ConnectHookSecret({ tool, name, onDone, later }: ConnectHookSecretProps) {
  const { org } = useView();
  const [secret, setSecret] = useState('');
  const [missing, setMissing] = useState(false);
  const save = useAction(ConnectHookDocument, onDone);
  return (
    <form
      noValidate
      className={classes.secret}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(secret.trim() === '');
        if (secret.trim()) save.mutate({ org, input: { source: tool.source, name, secret: secret.trim() } });
      }}
    >
      <ConnectSecret
        label={`Secret that ${tool.name} shows`}
        description="It is stored encrypted and never shown again. Until it is entered, every delivery is refused."
        entered={false}
        error={missing && 'Paste the secret.'}
        onChange={setSecret}
      />
      {save.error && (
        <Alert color="red" role="alert">
          {save.error.message}
        </Alert>
      )}
      <Group justify="flex-end" gap={8}>
        {later && (
          <Button variant="default" onClick={later}>
            Enter it later
          </Button>
        )}
        <Button type="submit" loading={save.isPending}>
          Save the secret
        </Button>
      </Group>
    </form>
  );
}
