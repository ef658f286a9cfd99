import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { DisconnectDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useNow } from '../state/now';
import { useView } from '../state/use-view';
import { agoOf } from '../text/lag';
import table from './pull-request-table.module.css';

/** The tokens there are, with their last use and a way to remove one. Absent while there is none. */
export function SendDeploysTokens({ tokens }: { tokens: readonly ConnectionPartsFragment[] }) {
  const now = useNow();
  const [asked, setAsked] = useState<ConnectionPartsFragment | null>(null);
  if (tokens.length === 0) return null;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>Tokens that send deploys</caption>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span className={table.second}>Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row" className={table.main}>
                <span className={table.title}>{token.name}</span>
              </th>
              <td data-label="last used">{token.lastRunAt === null ? 'never' : agoOf(token.lastRunAt, now)}</td>
              <td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Remove the token ${token.name}`}
                  onClick={() => setAsked(token)}
                >
                  Remove
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked && `Remove the token ${asked.name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        transitionProps={{ duration: 0 }}
      >
        {asked && <Removal token={asked} onDone={() => setAsked(null)} />}
      </Modal>
    </div>
  );
}

function Removal({ token, onDone }: { token: ConnectionPartsFragment; onDone: () => void }) {
  const { org } = useView();
  const remove = useAction(DisconnectDocument, onDone);
  return (
    <Stack gap={16}>
      <Text size="sm">
        Pipelines that send with it are refused from now on. <b>The deploys that came in stay.</b>
      </Text>
      {remove.error && (
        <Alert color="red" role="alert">
          {remove.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone} data-autofocus>
          Keep it
        </Button>
        <Button color="red.8" loading={remove.isPending} onClick={() => remove.mutate({ org, id: token.id })}>
          Remove
        </Button>
      </Group>
    </Stack>
  );
}
