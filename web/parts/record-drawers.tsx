import { useEffect, useRef } from 'react';
import { OneDeployDocument, OneFindingDocument, OneIncidentDocument, OnePullRequestDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { drawerWith } from '../state/drawer';
import { useView } from '../state/use-view';
import { changeName } from '../text/change-name';
import { deployName } from '../text/deploy';
import { parseFindingName } from '../text/finding';
import { DeployDetails } from './deploy-details';
import { FindingDetails } from './finding-details';
import { IncidentDetails } from './incident-details';
import { PullRequestDetails } from './pull-request-details';
import { RecordDrawer } from './record-drawer';

/**
 * The pull request, the deploy, the incident or the finding the address names, beside the page. One drawer for all of them: from one record to another only its
 * content changes, and the focus goes back to where the first was opened from.
 */
export function RecordDrawers() {
  const { view, change } = useView();
  const records = { incident: useIncident(), deploy: useDeploy(), finding: useFinding(), pr: usePullRequest() };
  const kind = view.incident ? 'incident' : view.deploy ? 'deploy' : view.finding ? 'finding' : 'pr';
  const { title, asked, missing, details } = records[kind];
  const name = view[kind];
  const heading = useRef<HTMLSpanElement>(null);
  const before = useRef(name);
  useEffect(() => {
    // What was activated to come here is gone with the content it stood in.
    if (name && before.current && before.current !== name) heading.current?.focus();
    before.current = name;
  }, [name]);
  return (
    <RecordDrawer
      opened={Boolean(name)}
      onClose={() => change(drawerWith({}))}
      title={
        <span ref={heading} tabIndex={-1}>
          {title}
        </span>
      }
      asked={asked}
      missing={missing}
    >
      {details}
    </RecordDrawer>
  );
}

function usePullRequest() {
  const { view, org } = useView();
  const name = view.pr;
  const place = name?.lastIndexOf('#') ?? -1;
  const [repo, number] = [name?.slice(0, place) ?? '', Number(name?.slice(place + 1) ?? 0)];
  const asked = useAnswer(
    'OnePullRequest',
    OnePullRequestDocument,
    { org, repo, number, clock: view.clock },
    { enabled: Boolean(name), keep: false },
  );
  const pullRequest = asked.data?.pullRequest;
  return {
    title: name && changeName(repo, number),
    asked,
    missing: {
      title: 'No such pull request',
      text: `${name} is not in this organization. It may have been imported under another name.`,
    },
    details: pullRequest && <PullRequestDetails pullRequest={pullRequest} />,
  };
}

function useDeploy() {
  const { view, org } = useView();
  const id = view.deploy;
  const asked = useAnswer('OneDeploy', OneDeployDocument, { org, id: id ?? '' }, { enabled: Boolean(id), keep: false });
  const detail = asked.data?.deploy;
  return {
    title: detail ? `Deploy ${deployName(detail.deploy)}` : id && `Deploy ${id}`,
    asked,
    missing: {
      title: 'No such deploy',
      text: `${id} is no production deploy of this organization. The mapping may have decided that it does not count.`,
    },
    details: detail && <DeployDetails detail={detail} />,
  };
}

function useIncident() {
  const { view, org } = useView();
  const id = view.incident;
  const asked = useAnswer(
    'OneIncident',
    OneIncidentDocument,
    { org, id: id ?? '' },
    { enabled: Boolean(id), keep: false },
  );
  const detail = asked.data?.incident;
  return {
    title: id && `Incident ${id}`,
    asked,
    missing: { title: 'No such incident', text: `${id} is not in this organization, or it is announced maintenance.` },
    details: detail && <IncidentDetails key={detail.incident.id} detail={detail} />,
  };
}

function useFinding() {
  const { view, org } = useView();
  const key = parseFindingName(view.finding ?? '');
  const asked = useAnswer(
    'OneFinding',
    OneFindingDocument,
    { org, key: key ?? { agent: '', repo: '', number: 0, id: '' } },
    { enabled: key !== null, keep: false },
  );
  const detail = asked.data?.finding;
  return {
    title: key && `Finding on ${changeName(key.repo, key.number)}`,
    asked,
    missing: {
      title: 'No such finding',
      text: `${view.finding} is not in this organization. It may have gone when an agent’s rules changed.`,
    },
    details: detail && <FindingDetails key={view.finding} detail={detail} />,
  };
}
