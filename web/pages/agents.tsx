import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { AgentSettingsDocument, ReviewAgentsDocument } from '../gql/documents';
import { AgentsEditor } from '../parts/agents-editor';
import { Page } from '../parts/page';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';

/** Who reviews, and how are their texts read? */
export function AgentsPage() {
  const { org } = useView();
  const settings = useAnswer('AgentSettings', AgentSettingsDocument, { org });
  const agents = useAnswer('ReviewAgents', ReviewAgentsDocument, { org });
  const error = settings.error ?? agents.error;
  return (
    <Page title="Agents" question="Which agents review, and how are their texts read?" filter={false}>
      {settings.data && agents.data ? (
        <AgentsEditor settings={settings.data.agentSettings} agents={agents.data.reviewAgents} />
      ) : error ? (
        <Alert color="red" role="alert" title="The agents cannot be told">
          <p>{error.message}</p>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              void settings.refetch();
              void agents.refetch();
            }}
          >
            Try again
          </Button>
        </Alert>
      ) : (
        <Stack gap={16} aria-busy>
          <Skeleton height={260} />
          <Skeleton height={200} />
        </Stack>
      )}
    </Page>
  );
}
