import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { DeliveryMappingDocument } from '../gql/documents';
import { MappingEditor } from '../parts/mapping-editor';
import { Page } from '../parts/page';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';

/** What counts as production, and which service does it deliver? */
export function MappingPage() {
  const { org } = useView();
  const asked = useAnswer('DeliveryMapping', DeliveryMappingDocument, { org });
  const mapping = asked.data?.deliveryMapping;
  return (
    <Page
      title="Deploys and services"
      question="What counts as production, and which service does it deliver?"
      filter={false}
    >
      {mapping ? (
        <MappingEditor mapping={mapping} />
      ) : asked.error ? (
        <Alert color="red" role="alert" title="It cannot be told what counts">
          <p>{asked.error.message}</p>
          <Button size="xs" variant="default" onClick={() => void asked.refetch()}>
            Try again
          </Button>
        </Alert>
      ) : (
        <Stack gap={16} aria-busy>
          <Skeleton height={220} />
          <Skeleton height={320} />
        </Stack>
      )}
    </Page>
  );
}
