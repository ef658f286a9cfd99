import type { FastifyInstance } from 'fastify';

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

const headers = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Sets the headers that keep browsers strict, and unless remote use is allowed refuses requests under any other name than this
 * machine's own: otherwise a foreign page could give its name our address (DNS rebinding) and read everything.
 */
export function guardBrowsers(fastify: FastifyInstance, allowRemote: boolean): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (allowRemote || ownNames.has(name)) return;
    // A route that admits only who can sign what it sends (hook.controller.ts).
    if ((request.routeOptions.config as { anyHost?: boolean }).anyHost) return;
    return reply.code(403).send({
      code: 'not_allowed',
      message: `Requests for "${name}" are refused: open http://127.0.0.1 or http://localhost, or set DOWNSTREAM_ALLOW_REMOTE=1.`,
    });
  });
}
