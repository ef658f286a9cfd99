import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure, type FailureCode } from '../../platform/failure';
import { deployOf } from '../../sources/deploys/deploy-of';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { ConnectDeploys, NoToken } from './connect-deploys.service';
import { ConnectionsService } from './connections.service';
import { DeployIngest, type PipelineDoor } from './deploy-ingest';
import { incidentDoor } from './incident-ingest';
import { organizationFor } from './organization-for';

const log = new Logger('ingest');

/** What pipelines send in their own words. */
const pipelineDoors: readonly PipelineDoor[] = [{ name: 'deploys', kind: 'deploy', recordOf: deployOf }, incidentDoor];

type Query = { Querystring: { org?: string; kind?: string } };

/**
 * `POST /ingest?org=…&kind=…`: records as NDJSON, a JSON list or CSV, plain or gzip, whatever the content type says. Answers with the
 * counts and the messages of the first hundred rejects; 200 also when some rows were rejected, as the import command ends with 3.
 *
 * `POST /ingest/deploys` and `/ingest/incidents`: the same for what pipelines send, one JSON object, a list or NDJSON. From this machine as it is, from elsewhere, under any
 * host name, with a token, whose organization it is then.
 *
 * A route of Fastify itself, because its body must reach the ledger as a stream: Nest's routes hold the whole of it.
 */
@Injectable()
export class IngestController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly connections: ConnectionsService,
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly tokens: ConnectDeploys,
    private readonly pipelines: DeployIngest,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.host.httpAdapter?.getType?.() !== 'fastify') return;
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    await fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
      scope.decorateRequest('sender', undefined);
      scope.setErrorHandler((error, _request, reply) => {
        const { status, code, message } = told(error);
        if (status === 500) log.error(error);
        if (status === 401) reply.header('www-authenticate', 'Bearer');
        return reply.code(status).send({ code, message });
      });
      const bodyLimit = Number.MAX_SAFE_INTEGER;
      scope.post<Query>('/ingest', { bodyLimit }, async (request) => {
        requireOwnPage(request);
        const { org, kind } = request.query;
        return this.connections.ingest(org, bodyOf(request), kind);
      });
      for (const door of pipelineDoors) {
        // Who may send is settled before anything of the body is read.
        const onRequest = async (request: FastifyRequest<Query>) => {
          request.sender = await this.senderOf(request);
        };
        const options = { bodyLimit, config: { anyHost: true }, onRequest };
        scope.post<Query>(`/ingest/${door.name}`, options, async (request) => {
          const sender = request.sender ?? (await organizationFor(this.store, this.organizations, request.query.org));
          return this.pipelines.take(sender, door, bodyOf(request));
        });
      }
    });
  }

  /** The organization of a token; undefined for a request of this machine without one. */
  private async senderOf(request: FastifyRequest<Query>): Promise<FastifyRequest['sender']> {
    const { authorization } = request.headers;
    if (authorization === undefined && isOfThisMachine(request)) {
      requireOwnPage(request);
      return undefined;
    }
    const { organizationId: id, organization: name } = await this.tokens.ownerOf(authorization);
    const { org } = request.query;
    if (org === undefined || org === name) return { id, name };
    throw new Failure(
      'not_allowed',
      `The token belongs to the organization "${name}", not to "${org}": leave "org" out.`,
    );
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The organization whose token came with a request; settled before its body is read. */
    sender?: { id: number; name: string };
  }
}

const bodyOf = (request: FastifyRequest): AsyncIterable<Buffer> =>
  (request.body as AsyncIterable<Buffer> | undefined) ?? request.raw;

const ownName = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
/** What proxies add: a request that came through one is from elsewhere, also where the proxy asks by the name of this machine. */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'cf-connecting-ip'];

export const isOfThisMachine = ({ headers }: FastifyRequest): boolean =>
  ownName.test(headers.host ?? '') && forwarding.every((name) => headers[name] === undefined);

const statuses: Partial<Record<FailureCode, number>> = {
  not_allowed: 403,
  not_found: 404,
  bad_input: 400,
  wrong_use: 400,
};

/** What an error of this route, which Nest's filters do not see, tells the sender: the same form as every HTTP door. */
function told(error: unknown): { status: number; code: FailureCode; message: string } {
  if (error instanceof NoToken) return { status: 401, code: error.code, message: error.message };
  const status = error instanceof Failure ? statuses[error.code] : undefined;
  if (error instanceof Failure && status !== undefined) return { status, code: error.code, message: error.message };
  return {
    status: 500,
    code: 'internal',
    message: 'The server failed to take the records; its log says why. Send them again.',
  };
}

/** Any page on the web can make a browser post here; scripts and pipelines send neither header. */
export function requireOwnPage(request: FastifyRequest): void {
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
