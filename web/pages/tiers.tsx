import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { TierCutOffRulesDocument } from '../gql/documents';
import { Page } from '../parts/page';
import { TierRulesEditor } from '../parts/tier-rules-editor';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';

/** What makes a tier, and who would move under other cut-offs? */
export function TiersPage() {
  const { org } = useView();
  const asked = useAnswer('TierCutOffRules', TierCutOffRulesDocument, { org });
  const rules = asked.data?.tierRules;
  return (
    <Page title="Tiers" question="What makes a tier, and who would move under other cut-offs?" filter={false}>
      {rules ? (
        <TierRulesEditor rules={rules} />
      ) : asked.error ? (
        <Alert color="red" role="alert" title="The cut-offs cannot be shown">
          <p>{asked.error.message}</p>
          <Button size="xs" variant="default" onClick={() => void asked.refetch()}>
            Try again
          </Button>
        </Alert>
      ) : (
        <Stack gap={16} aria-busy>
          <Skeleton height={320} />
          <Skeleton height={180} />
        </Stack>
      )}
    </Page>
  );
}
