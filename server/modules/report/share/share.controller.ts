import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { reportPage } from '../render/page-html';
import { plainPage } from '../render/plain-page';
import { ShareLinks } from './share-links.service';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

const GONE = plainPage(
  'Nothing to see here',
  'This address shows nothing: it was mistyped, it has expired, or it was taken back. Ask whoever gave it to you for a new one.',
);

/**
 * `GET /shared/<token>`: one frozen report, for whoever has the address, under any host name; nothing else can be reached from it. A route of Fastify
 * itself, because it is open where the rest of the server is not.
 */
@Injectable()
export class ShareController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly links: ShareLinks,
  ) {}

  onModuleInit(): void {
    if (this.host.httpAdapter?.getType?.() !== 'fastify') return;
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    fastify.get<{ Params: { token: string } }>(
      '/shared/:token',
      { config: { anyHost: true } },
      async ({ params }, reply) => {
        const shared = await this.links.opened(params.token);
        void reply.headers(HEADERS);
        if (!shared) return reply.code(404).send(GONE);
        const { document, expiresAt } = shared;
        return reply.send(reportPage(document, { base: null, note: noteOf(expiresAt, document) }));
      },
    );
  }
}

function noteOf(expiresAt: number, { timeZone, dataVersion }: { timeZone: string; dataVersion: number }): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  return `Shared until ${day.format(expiresAt * 1000)}. Frozen: made from data version ${dataVersion}, and it stays as it is.`;
}
