import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../../platform/failure';
import { HookDoor, type HookConnection } from './hook-door';
import { headerOf, Unaccepted, type HookRequest } from './hook-form';

const log = new Logger('hooks');

/** GitHub sends no more; the others far less. */
const mostBytes = 25 * 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose webhook it is; found before its body is read. */
    hookConnection?: HookConnection;
  }
}

/**
 * `POST /hooks/<door>/<token>`: what the webhooks of GitHub and of incident tools send. Answers 202 with `{delivery, repeated}` once the delivery is
 * stored and will be processed; nothing of it is looked at before its signature, or what the door has instead, fits.
 *
 * A route of Fastify itself, because signatures are over the body's bytes. It may be asked under any host name (`anyHost`): who sends knows this
 * server by the name of whatever stands in front of it, and the signature is what admits it.
 */
@Injectable()
export class HookController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly door: HookDoor,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.host.httpAdapter?.getType?.() !== 'fastify') return;
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    await fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      scope.decorateRequest('hookConnection', undefined);
      scope.setErrorHandler((error: FastifyError, _request, reply) => {
        const { status, code, message } = told(error);
        if (status === 500) log.error(error);
        return reply.code(status).send({ code, message });
      });
      scope.post<{ Params: { door: string; token: string } }>(
        '/hooks/:door/:token',
        {
          bodyLimit: mostBytes,
          config: { anyHost: true },
          // Whoever knows no token sends no 25 MB.
          onRequest: async (request) => {
            const connection = await this.door.find(request.params.door, request.params.token);
            if (!connection)
              throw new Unaccepted(404, 'No connection has this webhook address: copy it from the page Sources.');
            request.hookConnection = connection;
            const { proof } = connection.form;
            if (proof && headerOf(request.headers, ...proof.headers) === undefined)
              throw new Unaccepted(401, proof.missing);
          },
        },
        async (request, reply) => reply.code(202).send(await take(request)),
      );
    });
  }
}

/** Checks who sent a request and stores its delivery. */
async function take({
  hookConnection,
  headers,
  body,
}: FastifyRequest): Promise<{ delivery: string; repeated: boolean }> {
  const { check, form, intake } = hookConnection as HookConnection;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const request: HookRequest = { headers, body: bytes, text: bytes.toString('utf8'), now: Date.now() / 1000 };
  const refused = await check(request);
  if (refused !== undefined) throw new Unaccepted(401, refused);
  const delivery = form.delivery(request);
  return { delivery: delivery.id, repeated: await intake.take(delivery) };
}

function told(error: FastifyError): { status: number; code: string; message: string } {
  if (error instanceof Unaccepted) return { status: error.status, code: error.code, message: error.message };
  if (error instanceof Failure && error.code === 'bad_input')
    return { status: 400, code: error.code, message: error.message };
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { status: 413, code: 'limit_reached', message: 'The body has more than 25 MB, which is the most that GitHub sends.' }; // prettier-ignore
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { status: error.statusCode, code: 'bad_input', message: error.message };
  return {
    status: 500,
    code: 'internal',
    message: 'The server failed to take the delivery; its log says why. Redeliver it.',
  };
}
