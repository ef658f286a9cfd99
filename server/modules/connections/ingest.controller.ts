import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure, type FailureCode } from '../../platform/failure';
import { ConnectionsService } from './connections.service';

const log = new Logger('ingest');

/**
 * `POST /ingest?org=…&kind=…`: records as NDJSON, a JSON list or CSV, plain or gzip, whatever the content type says. Answers with the
 * counts and the messages of the first hundred rejects; 200 also when some rows were rejected, as the import command ends with 3.
 *
 * A route of Fastify itself, because its body must reach the ledger as a stream: Nest's routes hold the whole of it.
 */
@Injectable()
export class IngestController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly connections: ConnectionsService,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.host.httpAdapter?.getType?.() !== 'fastify') return;
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    await fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
      scope.setErrorHandler((error, _request, reply) => {
        const { status, code, message } = told(error);
        if (status === 500) log.error(error);
        return reply.code(status).send({ code, message });
      });
      scope.post<{ Querystring: { org?: string; kind?: string } }>(
        '/ingest',
        { bodyLimit: Number.MAX_SAFE_INTEGER },
        async (request) => {
          requireOwnPage(request);
          const { org, kind } = request.query;
          return this.connections.ingest(org, (request.body as AsyncIterable<Buffer> | undefined) ?? request.raw, kind);
        },
      );
    });
  }
}

const statuses: Partial<Record<FailureCode, number>> = {
  not_allowed: 403,
  not_found: 404,
  bad_input: 400,
  wrong_use: 400,
};

/** What an error of this route, which Nest's filters do not see, tells the sender: the same form as every HTTP door. */
function told(error: unknown): { status: number; code: FailureCode; message: string } {
  const status = error instanceof Failure ? statuses[error.code] : undefined;
  if (error instanceof Failure && status !== undefined) return { status, code: error.code, message: error.message };
  return {
    status: 500,
    code: 'internal',
    message: 'The server failed to take the records; its log says why. Send them again.',
  };
}

/** Any page on the web can make a browser post here; scripts and pipelines send neither header. */
function requireOwnPage(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const ownOrigin = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  const foreign = !ownOrigin || (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (foreign)
    throw new Failure(
      'not_allowed',
      'Records are not taken from the pages of other sites; send them from a script or this page.',
    );
}
