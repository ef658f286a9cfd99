import { createHmac } from 'node:crypto';
import { headerOf, type HookForm, type HookRequest } from './hook-form';
import { deliveryId, jsonBody, sameText, shownText } from './hook-json';

/** Seconds that a message may lie off this server's clock, either way. */
const TOLERANCE = 5 * 60;

const idOf = ({ headers }: HookRequest): string => headerOf(headers, 'webhook-id', 'svix-id') ?? '';
const timeOf = ({ headers }: HookRequest): string => headerOf(headers, 'webhook-timestamp', 'svix-timestamp') ?? '';

/**
 * incident.io: Standard Webhooks. `webhook-signature` holds, with blanks between, `v1,` and the HMAC-SHA256 in base64 of id, timestamp and body with
 * dots between; the key is the secret behind `whsec_` in base64.
 *
 * @see https://docs.incident.io/api-reference/webhooks, https://www.standardwebhooks.com
 */
export const incidentIoHook: HookForm = {
  proof: {
    headers: ['webhook-signature', 'svix-signature'],
    missing: 'The request has no header webhook-signature, which incident.io sends with every webhook.',
  },
  check: (secrets) =>
    Promise.resolve(async (request) => {
      if (secrets.length === 0)
        return 'The connection has no secret yet: connect incident.io again under the same name with the signing secret of the endpoint.';
      const [id, time] = [idOf(request), timeOf(request)];
      const signed = Buffer.concat([Buffer.from(`${id}.${time}.`), request.body]);
      const given = (headerOf(request.headers, 'webhook-signature', 'svix-signature') ?? '').split(/\s+/);
      const made = secrets.map((secret) => {
        const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
        return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
      });
      if (!made.some((own) => given.some((other) => sameText(own, other))))
        return 'The signature does not fit the body: the secret of this connection is another than that of the endpoint in incident.io. Connect it again under the same name with the right one.';
      if (!/^\d{1,12}$/.test(time) || Math.abs(request.now - Number(time)) > TOLERANCE)
        return `The message was signed at ${time.slice(0, 20)}, more than 5 minutes off this server's clock: it may be somebody's copy. Send it again from incident.io, or set the clock.`;
      return undefined;
    }),
  delivery(request) {
    const payload = jsonBody(request, 'incident.io');
    return {
      id: deliveryId([idOf(request)], request),
      event: shownText(payload.event_type) ?? 'unknown',
      action: null,
      repo: null,
      payload: request.text,
    };
  },
};
