import { Alert, Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { ChangeConnectionDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import { everyText, schedules } from '../text/schedule';

interface ConnectionScheduleProps {
  connection: ConnectionPartsFragment;
  onDone: () => void;
}

/** How often a connection syncs by itself. */
export function ConnectionSchedule({ connection, onDone }: ConnectionScheduleProps) {
  const { org } = useView();
  const [minutes, setMinutes] = useState(connection.everyMinutes);
  const change = useAction(ChangeConnectionDocument, onDone);
  const offered = [...new Set([...schedules, connection.everyMinutes])].sort((a, b) => a - b);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ org, id: connection.id, everyMinutes: minutes });
      }}
    >
      <Stack gap={16}>
        <NativeSelect
          label="Sync"
          description={
            connection.door === 'github'
              ? 'A sync reads only what changed since the one before. Webhooks bring changes within seconds.'
              : 'Each time what is missing is read, and the newest seven days again.'
          }
          value={String(minutes)}
          onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          data={offered.map((each) => ({ value: String(each), label: everyText(each) }))}
        />
        {change.error && (
          <Alert color="red" role="alert">
            {change.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
