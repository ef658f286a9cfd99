import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { ChangeConnectionDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import { ConnectSecret } from './connect-secret';

interface ConnectionTokenProps {
  connection: ConnectionPartsFragment;
  onDone: () => void;
}

/** Another token in place of one that expired or was revoked. It is never shown. */
export function ConnectionToken({ connection, onDone }: ConnectionTokenProps) {
  const { org } = useView();
  const [token, setToken] = useState('');
  const [missing, setMissing] = useState(false);
  const change = useAction(ChangeConnectionDocument, onDone);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(token.trim() === '');
        if (token.trim() !== '') change.mutate({ org, id: connection.id, token: token.trim() });
      }}
    >
      <Stack gap={16}>
        <ConnectSecret
          label="Token"
          description="It takes the place of the old one, which is forgotten. It needs the same permissions."
          autoFocus
          entered={false}
          error={missing && 'Paste the token.'}
          onChange={setToken}
        />
        {change.error && (
          <Alert color="red" role="alert">
            {change.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            Save the token
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
