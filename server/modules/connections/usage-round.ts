import type { SyncContext } from '../../sources/github/sync-context';
import { isUsageDoor } from '../../sources/usage-pull/usage-connection';
import type { UsageConnection, UsageResult } from '../../sources/usage-pull/usage-connection';
import { syncUsage } from '../../sources/usage-pull/usage-sync';
import type { ConnectionRow } from '../../store/connections';
import type { ConnectionSecrets } from './connection-secrets';

/** One pull of a connection whose door tells usage; undefined for any other door. */
export async function usageRound(
  row: Pick<ConnectionRow, 'id' | 'door' | 'name' | 'settings'>,
  organizationId: number,
  secrets: ConnectionSecrets,
  context: SyncContext,
): Promise<UsageResult | undefined> {
  const { id, door, name, settings } = row;
  if (!isUsageDoor(door)) return undefined;
  const connection: UsageConnection = {
    organizationId,
    connectionId: id,
    name,
    door,
    baseUrl: settings.baseUrl,
    account: settings.login,
    secret: await secrets.secretOf(organizationId, id),
  };
  return syncUsage(connection, context);
}
