import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { plainPage } from '../render/plain-page';
import { Subscriptions } from './subscriptions';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};
const UNKNOWN = plainPage(
  'Nothing to unsubscribe from',
  'This address belongs to no schedule: it was deleted, or you were taken off it already. You get nothing more from it.',
);

/**
 * `GET /unsubscribe/<token>` asks, `POST` takes the address off; mail servers post by themselves (RFC 8058). Routes of Fastify itself, open under any host
 * name, because mail comes from elsewhere; the token is all that they take.
 */
@Injectable()
export class UnsubscribeController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly subscriptions: Subscriptions,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.host.httpAdapter?.getType?.() !== 'fastify') return;
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    await fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      // What is posted says nothing that the address does not.
      scope.addContentTypeParser('*', { bodyLimit: 4096, parseAs: 'string' }, (_request, _body, done) => done(null));
      const options = { config: { anyHost: true } };
      type Route = { Params: { token: string } };
      scope.get<Route>('/unsubscribe/:token', options, async ({ params }, reply) => {
        void reply.headers(HEADERS);
        const found = await this.subscriptions.find(params.token);
        if (!found) return reply.code(404).send(UNKNOWN);
        const button = '<form method="post"><p><button type="submit">Unsubscribe</button></p></form>';
        return reply.send(plainPage(`Unsubscribe from “${found.name}”?`, 'You will get no more reports and alerts by this schedule.', button)); // prettier-ignore
      });
      scope.post<Route>('/unsubscribe/:token', options, async ({ params }, reply) => {
        void reply.headers(HEADERS);
        const found = await this.subscriptions.find(params.token);
        if (!found) return reply.code(404).send(UNKNOWN);
        await this.subscriptions.unsubscribe(found);
        return reply.send(plainPage('You are unsubscribed', `You get nothing more by “${found.name}”. Whoever keeps the schedule can put you back.`)); // prettier-ignore
      });
    });
  }
}
