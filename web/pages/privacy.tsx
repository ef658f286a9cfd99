import { Alert, Button, Skeleton } from '@mantine/core';
import { PrivacyDocument } from '../gql/documents';
import { Page } from '../parts/page';
import { PrivacyErase } from '../parts/privacy-erase';
import { PrivacyKeys } from '../parts/privacy-keys';
import { PrivacyPersonRows } from '../parts/privacy-person-rows';
import { PrivacyRetention } from '../parts/privacy-retention';
import classes from '../parts/privacy.module.css';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';

/** What is kept about people, and who sees it? */
export function PrivacyPage() {
  const { org } = useView();
  const { data, error, refetch } = useAnswer('Privacy', PrivacyDocument, { org });
  return (
    <Page title="Privacy" question="What is kept about people, and who sees it?" filter={false}>
      {data ? (
        <div className={classes.sections}>
          <PrivacyPersonRows privacy={data.privacy} />
          <PrivacyRetention privacy={data.privacy} />
          <PrivacyKeys privacy={data.privacy} />
          <PrivacyErase privacy={data.privacy} />
        </div>
      ) : error ? (
        <Alert color="red" role="alert" title="What is kept cannot be told">
          <p>{error.message}</p>
          <Button size="xs" variant="default" onClick={() => void refetch()}>
            Try again
          </Button>
        </Alert>
      ) : (
        <Skeleton height={420} aria-busy />
      )}
    </Page>
  );
}
