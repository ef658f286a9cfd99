import type { IncomingHttpHeaders } from 'node:http';
import { hookBody } from './hook-body';
import { headerOf, Unaccepted, type HookForm } from './hook-form';
import { HookSignature } from './hook-signature';

const signatureHeader = 'x-hub-signature-256';
const headerForm = /^[\w.-]{1,100}$/;

/** GitHub: `X-Hub-Signature-256` over the body, the event and the delivery's id in headers. */
export const githubHook: HookForm = {
  proof: {
    headers: [signatureHeader],
    missing: 'The request has no header X-Hub-Signature-256: set a secret at the webhook in GitHub.',
  },
  async check(secrets) {
    const signature = await HookSignature.of(secrets);
    return async ({ headers, text }) =>
      text !== '' && (await signature.fits(text, headerOf(headers, signatureHeader) ?? ''))
        ? undefined
        : 'The signature does not fit the body: set the secret that Sources showed for this connection at the webhook in GitHub.';
  },
  delivery({ headers, text }) {
    const id = named(headers, 'x-github-delivery');
    const event = named(headers, 'x-github-event');
    return { id, event, ...hookBody(text, headers['content-type']) };
  },
};

function named(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  if (typeof value === 'string' && headerForm.test(value)) return value;
  throw new Unaccepted(400, `The request has no usable header ${name}; GitHub sends one with every delivery.`);
}
