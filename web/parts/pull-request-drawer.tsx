import { Alert, Drawer, Skeleton } from '@mantine/core';
import { OnePullRequestDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { changeName } from '../text/change-name';
import { PullRequestDetails } from './pull-request-details';

/** The pull request the address names, beside the page. The focus goes back to where it was opened from. */
export function PullRequestDrawer() {
  const { view, org, change } = useView();
  const name = view.pr;
  const place = name?.lastIndexOf('#') ?? -1;
  const asked = useAnswer(
    'OnePullRequest',
    OnePullRequestDocument,
    { org, repo: name?.slice(0, place) ?? '', number: Number(name?.slice(place + 1) ?? 0), clock: view.clock },
    { enabled: Boolean(name), keep: false },
  );
  const pullRequest = asked.data?.pullRequest;
  return (
    <Drawer
      opened={Boolean(name)}
      onClose={() => change({ pr: undefined })}
      position="right"
      size="lg"
      title={name && changeName(name.slice(0, place), Number(name.slice(place + 1)))}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 120 }}
      returnFocus
    >
      {asked.error && (
        <Alert color="red" title="It could not be read" role="alert">
          {asked.error.message}
        </Alert>
      )}
      {asked.isLoading && <Skeleton height={360} />}
      {asked.isSuccess && !pullRequest && (
        <Alert color="gray" title="No such pull request">
          {name} is not in this organization. It may have been imported under another name.
        </Alert>
      )}
      {pullRequest && <PullRequestDetails pullRequest={pullRequest} />}
    </Drawer>
  );
}
