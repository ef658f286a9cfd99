import { UsageClient } from './usage-client';
import type { UsageConnection, UsageSurroundings } from './usage-connection';
import { dayAfter, dayAt } from './usage-day';
import { usageVendor } from './usage-vendor';

/**
 * Asks a vendor for as little as shows whether the key works; nothing is stored. Limits are not waited for.
 *
 * @returns one sentence on what can be read
 * @throws UsageFault with what the vendor said and what to do; Failure for an address that may not be asked
 */
export async function checkUsage(
  asked: Pick<UsageConnection, 'door' | 'baseUrl' | 'account' | 'secret'>,
  around: UsageSurroundings,
): Promise<string> {
  const vendor = usageVendor(asked.door);
  const client = new UsageClient(vendor, around, (_, fault) => {
    throw fault;
  });
  return vendor.check(client, asked, dayAfter(dayAt(around.now()), -1));
}
