import { useQuery } from '@tanstack/react-query';
import { ConnectionsDocument } from '../gql/documents';
import { ask } from './server';
import { useStreamOpen } from './stream-standing';

/** While a sync runs, or while the server's events do not come. */
const SYNCING_MS = 5_000;
/** The schedule starts by itself; its messages come, this is in case one was lost. */
const CALM_MS = 60_000;

/** What is connected, with how far each sync is. */
export function useConnections(org: string | undefined, enabled = true) {
  const streams = useStreamOpen();
  return useQuery({
    queryKey: ['Connections', { org }],
    queryFn: ({ signal }) => ask(ConnectionsDocument, { org }, signal),
    enabled,
    refetchInterval: ({ state }) => {
      const connections = state.data?.connections ?? [];
      if (connections.length === 0) return false;
      return !streams || connections.some((each) => each.state === 'syncing') ? SYNCING_MS : CALM_MS;
    },
  });
}
