import { Alert, Button, Group } from '@mantine/core';
import type { Asked } from '../state/answer';
import { useView } from '../state/use-view';

/** What the address asks of one agent cannot be told: the server's sentence, and the way back to all agents. */
export function AgentFault({ asked }: { asked: Asked }) {
  const { change } = useView();
  return (
    <Alert color="red" role="alert" title="This cannot be told">
      <p>{asked.error?.message}</p>
      <Group gap={8}>
        <Button size="xs" variant="default" onClick={() => change({ agent: undefined })}>
          Show all agents
        </Button>
        <Button size="xs" variant="default" onClick={() => void asked.refetch()}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}
