import { createHmac } from 'node:crypto';
import { headerOf, type HookForm } from './hook-form';
import { deliveryId, jsonBody, objectIn, sameText, shownText } from './hook-json';

const header = 'x-pagerduty-signature';

/**
 * PagerDuty v3: `X-PagerDuty-Signature: v1=…` is the HMAC-SHA256 of the body in hexadecimal; during a rotation there are several, with commas between.
 *
 * @see https://developer.pagerduty.com/docs/verifying-webhook-signatures
 */
export const pagerdutyHook: HookForm = {
  proof: {
    headers: [header],
    missing:
      'The request has no header X-PagerDuty-Signature, which PagerDuty sends with every v3 webhook: choose Generic Webhooks (v3) there.',
  },
  check: (secrets) =>
    Promise.resolve(async ({ headers, body }) => {
      if (secrets.length === 0)
        return 'The connection has no secret yet: connect PagerDuty again under the same name with the secret that it showed.';
      const given = (headerOf(headers, header) ?? '').split(',').map((part) => part.trim());
      const made = secrets.map((secret) => `v1=${createHmac('sha256', secret).update(body).digest('hex')}`);
      return made.some((own) => given.some((other) => sameText(own, other)))
        ? undefined
        : 'The signature does not fit the body: the secret of this connection is another than that of the webhook in PagerDuty. Connect it again under the same name with the right one.';
    }),
  delivery(request) {
    const payload = jsonBody(request, 'PagerDuty');
    const event = objectIn(payload, 'event');
    return {
      id: deliveryId([event.id], request),
      event: shownText(event.event_type) ?? 'unknown',
      action: null,
      repo: null,
      payload: request.text,
    };
  },
};
