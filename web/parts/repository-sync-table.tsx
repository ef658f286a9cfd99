import { SegmentedControl } from '@mantine/core';
import { SyncedRepositoriesDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useNow } from '../state/now';
import { useOrganization } from '../state/organization';
import { usePages } from '../state/pages-of';
import { useView } from '../state/use-view';
import { countedOf } from '../text/number';
import { ListFrame } from './list-frame';
import classes from './pull-request-table.module.css';
import { RepositorySyncRow } from './repository-sync-row';

/** The address holds it as `flag=failed`, so that a link shows the same. */
const FAILED = 'failed';

/** The repositories of a connection: what is in of what GitHub counts, up to when, and what is wrong with which. */
export function RepositorySyncTable({ connection }: { connection: ConnectionPartsFragment }) {
  const { view, org, change } = useView();
  const { timeZone } = useOrganization();
  const now = useNow();
  const failedOnly = view.flag?.includes(FAILED) ?? false;
  const { asked, total, nodes, more, loadingMore } = usePages(
    'SyncedRepositories',
    SyncedRepositoriesDocument,
    { org, connection: connection.id, state: failedOnly ? 'failed' : null },
    (answer) => answer.syncedRepositories,
  );
  const failed = connection.failedRepositories;
  const heading =
    total === undefined
      ? undefined
      : failedOnly
        ? `${countedOf(total, 'repository', 'repositories')} of ${connection.name} failed`
        : `${countedOf(total, 'repository', 'repositories')} of ${connection.name}${failed ? `, ${failed} failed` : ''}`;
  return (
    <ListFrame
      label={`Repositories of ${connection.name}`}
      heading={heading}
      controls={
        failed > 0 || failedOnly ? (
          <SegmentedControl
            size="xs"
            aria-label="Which repositories"
            value={failedOnly ? FAILED : 'all'}
            onChange={(value) => change({ flag: value === FAILED ? [FAILED] : undefined })}
            data={[
              { value: 'all', label: 'All' },
              { value: FAILED, label: 'Failed only' },
            ]}
          />
        ) : undefined
      }
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={<p>{failedOnly ? 'No repository failed.' : 'The list of repositories has not been read yet.'}</p>}
      shown={nodes.length}
      total={total}
      more={more}
      loadingMore={loadingMore}
    >
      <div
        className={classes.scroll}
        tabIndex={0}
        role="group"
        aria-label={`Table of the repositories of ${connection.name}`}
      >
        <table className={classes.table}>
          <caption>Repositories of {connection.name}</caption>
          <thead>
            <tr>
              <th scope="col">Repository</th>
              <th scope="col">State</th>
              <th scope="col" className={classes.numeric}>
                Got of expected
              </th>
              <th scope="col">Complete up to</th>
              <th scope="col">First to last</th>
              <th scope="col">Compared</th>
              <th scope="col">What is wrong, what to do</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((each) => (
              <RepositorySyncRow key={each.repo} repository={each} timeZone={timeZone} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </ListFrame>
  );
}
