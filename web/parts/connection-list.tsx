import { useConnections } from '../state/connections';
import { useView } from '../state/use-view';
import { ConnectionCard } from './connection-card';
import { RepositorySyncTable } from './repository-sync-table';

/** Every connection with its repositories. */
export function ConnectionList() {
  const { org } = useView();
  const connections = useConnections(org).data?.connections ?? [];
  return connections.map((connection) => [
    <ConnectionCard key={`${connection.id} card`} connection={connection} />,
    connection.auth !== 'none' && <RepositorySyncTable key={`${connection.id} table`} connection={connection} />,
  ]);
}
