import { headerOf, type HookForm } from './hook-form';
import { deliveryId, jsonBody, objectIn, sameText, shownText } from './hook-json';

/** Opsgenie signs nothing. It sends a header that is entered there: `Authorization: Bearer <secret>`. */
export const opsgenieHook: HookForm = {
  proof: {
    headers: ['authorization'],
    missing:
      'The request has no header Authorization: add a custom header to the webhook integration in Opsgenie, name Authorization, value Bearer and the secret that was shown for this connection.',
  },
  check: (secrets) =>
    Promise.resolve(async ({ headers }) => {
      const given = /^Bearer\s+(\S+)\s*$/i.exec(headerOf(headers, 'authorization') ?? '')?.[1];
      return given !== undefined && secrets.some((secret) => sameText(secret, given))
        ? undefined
        : 'The header Authorization does not hold the secret of this connection: enter Bearer and that secret at the webhook integration in Opsgenie.';
    }),
  delivery(request) {
    const payload = jsonBody(request, 'Opsgenie');
    const alert = objectIn(payload, 'alert');
    return {
      id: deliveryId([alert.alertId, payload.action, alert.updatedAt], request),
      event: 'alert',
      action: shownText(payload.action),
      repo: null,
      payload: request.text,
    };
  },
};
