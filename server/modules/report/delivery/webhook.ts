import { Failure } from '../../../platform/failure';
import { DeliveryFault } from './delivery-fault';

/** Of the answer, in its fault. */
const TOLD = 120;

/**
 * Sends a payload to a webhook of Slack or Teams.
 *
 * @throws DeliveryFault, which names the host alone: the rest of the address is a secret
 */
export async function sendToWebhook(payload: object, address: string, fetch: typeof globalThis.fetch): Promise<void> {
  const { host } = new URL(address);
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    });
  } catch (cause) {
    if (cause instanceof Failure) throw new DeliveryFault(cause.message, false, null, { cause });
    throw new DeliveryFault(`${host} cannot be reached: it is tried again; check the address of the webhook if it stays so.`, true, null, { cause }); // prettier-ignore
  }
  if (response.ok) return;
  const said = (await response.text().catch(() => '')).replace(/\s+/g, ' ').trim().slice(0, TOLD);
  const told = `${host} answered ${response.status}${said === '' ? '' : ` (${said})`}`;
  const passing = response.status === 429 || response.status >= 500;
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  throw new DeliveryFault(
    passing
      ? `${told}: it is tried again.`
      : `${told}: make the webhook anew there, and put its address into the schedule.`,
    passing,
    seconds > 0 ? seconds : null,
  );
}
