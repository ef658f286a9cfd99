import { OnePullRequestDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { changeName } from '../text/change-name';
import { PullRequestDetails } from './pull-request-details';
import { RecordDrawer } from './record-drawer';

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
    <RecordDrawer
      opened={Boolean(name)}
      onClose={() => change({ pr: undefined })}
      title={name && changeName(name.slice(0, place), Number(name.slice(place + 1)))}
      asked={asked}
      missing={{
        title: 'No such pull request',
        text: `${name} is not in this organization. It may have been imported under another name.`,
      }}
    >
      {pullRequest && <PullRequestDetails pullRequest={pullRequest} />}
    </RecordDrawer>
  );
}
