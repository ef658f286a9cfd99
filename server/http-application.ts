import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import { guardBrowsers } from './platform/browser-guard';
import type { Config } from './platform/config';
import { FailureFilter } from './platform/failure.filter';
import { nestLog } from './platform/log';
import { servePage } from './platform/page-files';
import type { Store } from './store/data-source';

/**
 * The application with all its HTTP doors, not listening yet.
 *
 * @param pageFolder the built page; it may still be missing
 */
export async function httpApplication(options: {
  store: Store;
  log: Logger;
  config: Config;
  pageFolder: string;
}): Promise<NestFastifyApplication> {
  const { store, log, config, pageFolder } = options;
  // Open event streams must not hold up the end of the program.
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(store, log, config), adapter, {
    logger: nestLog(log),
    abortOnError: false,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  guardBrowsers(fastify, config.allowRemote);
  await servePage(fastify, pageFolder);
  app.useGlobalFilters(new FailureFilter(log));
  await app.init();
  return app;
}
