import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DisconnectDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';

interface Token {
  id: string;
  name: string;
}

/**
 * Asks whether a sender's token is to be removed, and removes it.
 *
 * @param token null = nothing is asked
 * @param children what follows from it
 */
export function TokenRemoval({
  token,
  onDone,
  children,
}: {
  token: Token | null;
  onDone: () => void;
  children: ReactNode;
}) {
  return (
    <Modal
      opened={token !== null}
      onClose={onDone}
      title={token && `Remove the token ${token.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {token && (
        <Removal id={token.id} onDone={onDone}>
          {children}
        </Removal>
      )}
    </Modal>
  );
}

function Removal({ id, onDone, children }: { id: string; onDone: () => void; children: ReactNode }) {
  const { org } = useView();
  const remove = useAction(DisconnectDocument, onDone);
  return (
    <Stack gap={16}>
      <Text size="sm">{children}</Text>
      {remove.error && (
        <Alert color="red" role="alert">
          {remove.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone} data-autofocus>
          Keep it
        </Button>
        <Button color="red.8" loading={remove.isPending} onClick={() => remove.mutate({ org, id })}>
          Remove
        </Button>
      </Group>
    </Stack>
  );
}
