import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../../platform/failure';
import { ConnectionsService } from './connections.service';

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
      scope.post<{ Querystring: { org?: string; kind?: string } }>('/ingest', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request) => {
        requireOwnPage(request);
        const { org, kind } = request.query;
        return this.connections.ingest(org, (request.body as AsyncIterable<Buffer> | undefined) ?? request.raw, kind);
      });
    });
  }
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
