import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { DisconnectDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';

interface ConnectionDisconnectProps {
  connection: ConnectionPartsFragment;
  onDone: () => void;
}

/** Asks before a connection is forgotten, and says what stays. */
export function ConnectionDisconnect({ connection, onDone }: ConnectionDisconnectProps) {
  const { org } = useView();
  const disconnect = useAction(DisconnectDocument, onDone);
  return (
    <Stack gap={16}>
      <Text size="sm">
        Its token and its webhook secrets are forgotten, and nothing more is read from it.{' '}
        <b>The records that came in stay.</b> Connect it again at any time: what is there is found, nothing is doubled.
      </Text>
      {disconnect.error && (
        <Alert color="red" role="alert">
          {disconnect.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone} data-autofocus>
          Keep it
        </Button>
        <Button
          color="red.8"
          loading={disconnect.isPending}
          onClick={() => disconnect.mutate({ org, id: connection.id })}
        >
          Disconnect
        </Button>
      </Group>
    </Stack>
  );
}
