import { useConnections } from '../state/connections';
import { useView } from '../state/use-view';
import { ConnectionCard } from './connection-card';
import { RepositorySyncTable } from './repository-sync-table';

/** Every connected GitHub with its repositories; incident tools and tokens of pipelines have sections of their own. */
export function ConnectionList() {
  const { org } = useView();
  const connections = useConnections(org).data?.connections ?? [];
  return connections
    .filter(({ door }) => door === 'github')
    .map((connection) => [
      <ConnectionCard key={`${connection.id} card`} connection={connection} />,
      connection.auth !== 'none' && <RepositorySyncTable key={`${connection.id} table`} connection={connection} />,
    ]);
}
