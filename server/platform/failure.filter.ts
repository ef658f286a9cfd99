import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { Failure, type FailureCode } from './failure';

const statuses: Partial<Record<FailureCode, number>> = {
  wrong_use: 400,
  bad_input: 400,
  not_found: 404,
  not_allowed: 403,
  limit_reached: 429,
  upstream_failed: 502,
  database_unavailable: 503,
};
const codes: Record<number, FailureCode> = {
  400: 'bad_input',
  403: 'not_allowed',
  404: 'not_found',
  413: 'limit_reached',
  415: 'bad_input',
  429: 'limit_reached',
  503: 'database_unavailable',
};

/** Errors of HTTP doors as `{code, message}`; GraphQL has its own form. What was not foreseen is logged and told in general words. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw thrown;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, code, message } = this.told(thrown);
    void reply.code(status).send({ code, message });
  }

  private told(thrown: unknown): { status: number; code: FailureCode; message: string } {
    if (thrown instanceof Failure)
      return { status: statuses[thrown.code] ?? 500, code: thrown.code, message: thrown.message };
    if (thrown instanceof HttpException) {
      const status = thrown.getStatus();
      return { status, code: codes[status] ?? 'internal', message: thrown.message };
    }
    const { statusCode } = thrown as { statusCode?: number };
    if (statusCode !== undefined && statusCode < 500)
      return { status: statusCode, code: codes[statusCode] ?? 'bad_input', message: (thrown as Error).message };
    this.log.error({ err: thrown }, 'A request failed.');
    return { status: 500, code: 'internal', message: 'The server failed to answer; its log says why.' };
  }
}
