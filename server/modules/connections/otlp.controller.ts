import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../platform/failure';
import type { Json } from '../../sources/github-rest/shape';
import { logPoints } from '../../sources/otlp/log-points';
import { metricPoints } from '../../sources/otlp/metric-points';
import type { TelemetryReading, TelemetrySender } from '../../sources/otlp/telemetry-reading';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { NoToken } from './connect-deploys.service';
import { isOfThisMachine, requireOwnPage } from './ingest.controller';
import { organizationFor } from './organization-for';
import { bodyOf, checkForm, mostBytes, Untaken } from './otlp-body';
import { OtlpIntake, TooMuch } from './otlp-intake';
import { OtlpSenders } from './otlp-senders.service';
import { PERSON_HEADER } from './otlp-setup';

const log = new Logger('otlp');
const RETRY_SECONDS = 5;

interface Signal {
  readonly path: string;
  readonly read: (body: Json, sender: TelemetrySender) => TelemetryReading;
  /** Of the answer: how many of what were rejected. */
  readonly rejected: string;
}

const signals: readonly Signal[] = [
  { path: '/v1/metrics', read: metricPoints, rejected: 'rejectedDataPoints' },
  { path: '/v1/logs', read: logPoints, rejected: 'rejectedLogRecords' },
];

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends telemetry; settled before its body is read. */
    telemetry?: { organizationId: number; connectionId: number | null; person: string | null };
  }
}

/**
 * `POST /v1/metrics` and `/v1/logs`: OTLP/HTTP in JSON, plain or gzip, under any host name with a token, from this machine without one. Answers as the
 * OTLP specification says: 200 with `{}`, or with `partialSuccess` when some points could not be used; 429 with `Retry-After` when more comes than can
 * be written; errors as a `Status` with its message. `/v1/traces` takes what is sent and keeps nothing of it: usage has no figure out of traces, and an
 * agent whose traces are refused fills its terminal with errors.
 */
@Injectable()
export class OtlpController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly senders: OtlpSenders,
    private readonly intake: OtlpIntake,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.host.httpAdapter?.getType?.() !== 'fastify') return;
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    await fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      scope.decorateRequest('telemetry', undefined);
      scope.setErrorHandler((error: FastifyError, _request, reply) => refuse(error, reply));
      const options = {
        bodyLimit: mostBytes,
        config: { anyHost: true },
        onRequest: async (request: FastifyRequest) => {
          request.telemetry = await this.senderOf(request);
          checkForm(request.headers['content-type'], request.headers['content-encoding']);
        },
      };
      for (const { path, read, rejected } of signals)
        scope.post(path, options, async (request) => {
          const { organizationId, connectionId, person } = request.telemetry!;
          const body = await bodyOf(bytesOf(request), request.headers['content-encoding']);
          const key = person !== null && connectionId !== null ? String(connectionId) : null;
          const reading = read(body, { person: person ?? headerOf(request), key, now: Date.now() / 1000 });
          await this.intake.take(organizationId, connectionId, reading);
          return answerOf(reading, rejected);
        });
      scope.post('/v1/traces', options, async () => ({}));
    });
  }

  private async senderOf(request: FastifyRequest): Promise<FastifyRequest['telemetry']> {
    const { authorization } = request.headers;
    if (authorization === undefined && isOfThisMachine(request)) {
      requireOwnPage(request);
      const { org } = request.query as { org?: unknown };
      const given = typeof org === 'string' ? org : undefined;
      const { id } = await organizationFor(this.store, this.organizations, given);
      return { organizationId: id, connectionId: null, person: null };
    }
    return this.senders.ownerOf(authorization);
  }
}

const bytesOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function headerOf({ headers }: FastifyRequest): string | null {
  const value = headers[PERSON_HEADER];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function answerOf({ rejected, reasons }: TelemetryReading, name: string) {
  if (rejected === 0) return {};
  const told = [...reasons].slice(0, 5).map(([reason, count]) => `${count} × ${reason}`);
  return { partialSuccess: { [name]: String(rejected), errorMessage: `${told.join('; ')}.` } };
}

function refuse(error: FastifyError, reply: FastifyReply): FastifyReply {
  if (error instanceof TooMuch)
    return reply
      .code(429)
      .header('retry-after', String(RETRY_SECONDS))
      .send({ message: `More telemetry comes than can be written: send it again in ${RETRY_SECONDS} seconds.` });
  if (error instanceof NoToken)
    return reply.code(401).header('www-authenticate', 'Bearer').send({ message: error.message });
  if (error instanceof Untaken) return reply.code(error.status).send({ message: error.message });
  if (error instanceof Failure && error.code === 'not_allowed') return reply.code(403).send({ message: error.message });
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return reply.code(413).send({ message: 'The body has more than 8 MB: send smaller batches.' });
  if (error.statusCode !== undefined && error.statusCode < 500)
    return reply.code(error.statusCode).send({ message: error.message });
  log.error(error);
  return reply.code(500).send({ message: 'The server failed to take the telemetry; its log says why.' });
}
