import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { PullRequestsDocument, type Measure, type PullRequestOrder, type Stage } from '../gql/documents';
import { usePages } from '../state/pages-of';
import { useRange } from '../state/range-answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { listHeading } from '../text/measure';
import { ListFrame } from './list-frame';
import { NothingMatches } from './nothing-matches';
import { PullRequestTable } from './pull-request-table';

const orders: { value: PullRequestOrder; label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'longest_stage', label: 'Longest in the stage' },
  { value: 'longest_total', label: 'Longest in all' },
];

interface PullRequestListProps {
  measure: Measure;
  stage?: Stage;
  controls?: ReactNode;
}

/** The pull requests behind one number, exactly as many as it counted. */
export function PullRequestList({ measure, stage, controls }: PullRequestListProps) {
  const { view, org, scope, change } = useView();
  const range = useRange()?.range;
  const order = view.order ?? 'newest';
  const { asked, total, nodes, more, loadingMore } = usePages(
    'PullRequests',
    PullRequestsDocument,
    { org, scope, filter: { measure, stage, text: view.text, flags: view.flag }, order },
    (answer) => answer.pullRequests,
  );
  const heading =
    total === undefined ? undefined : listHeading(total, measure, stage, range?.address ?? view.range ?? '');
  return (
    <ListFrame
      heading={heading}
      csv={exportAddress('pull-requests', { ...view, measure, stage })}
      controls={
        <>
          {controls}
          <Select
            size="xs"
            w={170}
            aria-label="Order"
            allowDeselect={false}
            data={stage ? orders : orders.filter((each) => each.value !== 'longest_stage')}
            value={order}
            onChange={(value) =>
              change({ order: value === 'newest' ? undefined : (value as PullRequestOrder) }, 'replace')
            }
          />
        </>
      }
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={<NothingMatches what="pull requests" zero="The number is 0; there is nothing to list." />}
      shown={nodes.length}
      total={total}
      more={more}
      loadingMore={loadingMore}
    >
      <PullRequestTable nodes={nodes} stage={stage} caption={heading ?? 'Pull requests'} />
    </ListFrame>
  );
}
