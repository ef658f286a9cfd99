import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../../platform/failure';
import { hookBody } from './hook-body';
import { HookDoor, type HookConnection } from './hook-door';

const log = new Logger('hooks');

/** GitHub sends no more. */
const mostBytes = 25 * 1024 * 1024;
const headerForm = /^[\w.-]{1,100}$/;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose webhook it is; found before its body is read. */
    hookConnection?: HookConnection;
  }
}

/**
 * `POST /hooks/github/<token>`: what GitHub's webhooks send. Answers 202 with `{delivery, repeated}` once the delivery is stored and will be
 * processed; nothing of it is looked at before its signature fits.
 *
 * A route of Fastify itself, because the signature is over the body's bytes. It may be asked under any host name (`anyHost`): GitHub knows this
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
      scope.post<{ Params: { token: string } }>(
        '/hooks/github/:token',
        {
          bodyLimit: mostBytes,
          config: { anyHost: true },
          // Whoever knows no token sends no 25 MB.
          onRequest: async (request) => {
            request.hookConnection = await this.door.find(request.params.token);
            if (!request.hookConnection)
              throw new Unaccepted(404, 'No connection has this webhook address: copy it from the page Sources.');
            headerOf(request, 'x-hub-signature-256', 401);
          },
        },
        async (request, reply) => reply.code(202).send(await take(request)),
      );
    });
  }
}

/** Checks a request's signature and stores its delivery. */
async function take(request: FastifyRequest): Promise<{ delivery: string; repeated: boolean }> {
  const connection = request.hookConnection as HookConnection;
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
  const signature = headerOf(request, 'x-hub-signature-256', 401);
  if (text === '' || !(await connection.signature.fits(text, signature)))
    throw new Unaccepted(
      401,
      'The signature does not fit the body: set the secret that Sources showed for this connection at the webhook in GitHub.',
    );
  const id = headerOf(request, 'x-github-delivery', 400);
  const event = headerOf(request, 'x-github-event', 400);
  const repeated = await connection.intake.take({ id, event, ...hookBody(text, request.headers['content-type']) });
  return { delivery: id, repeated };
}

/** A request that is not what GitHub sends. */
class Unaccepted extends Failure {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(status === 404 ? 'not_found' : status === 401 ? 'not_allowed' : 'bad_input', message);
  }
}

function headerOf(request: FastifyRequest, name: string, status: number): string {
  const value = request.headers[name];
  if (typeof value === 'string' && (status === 401 ? value !== '' : headerForm.test(value))) return value;
  throw new Unaccepted(
    status,
    status === 401
      ? 'The request has no header X-Hub-Signature-256: set a secret at the webhook in GitHub.'
      : `The request has no usable header ${name}; GitHub sends one with every delivery.`,
  );
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
