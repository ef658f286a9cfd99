import type { INestApplicationContext } from '@nestjs/common';
import type { Logger } from 'pino';
import { configOf, type Config } from './platform/config';
import { Failure, failureOf } from './platform/failure';
import type { JobWitness } from './platform/job-run';
import { nestLog, openLog } from './platform/log';
import { listenFailure, requireFreePort } from './platform/port';
import type { Database } from './store/database';

/** What the program's door knows: its version, where the built page lies, and when it is complete. */
export interface Page {
  version: string;
  pageFolder: string;
  pageReady: Promise<void>;
}

/** One run of the program: what it has opened so far, closed in the right order at its end. */
export class Program {
  private database: Promise<Database> | null = null;
  private application: Promise<INestApplicationContext> | null = null;

  constructor(private readonly page: Page) {}

  /** The application for a command, opened on first use; inside `serve` it is the one that serves. */
  readonly open = (): Promise<INestApplicationContext> => {
    const config = configOf(process.env);
    return (this.application ??= this.applicationOf(config, openLog(config.logLevel)));
  };

  /**
   * Serves until the process is told to stop.
   *
   * @returns the address, once the server answers and the page is complete
   * @throws Failure port_in_use, home_in_use, build_failed, bad_config, database_unavailable
   */
  async serve(given: { port?: string; host?: string }): Promise<string> {
    const config = configOf(process.env, given);
    const shown = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
    const address = `http://${shown.includes(':') ? `[${shown}]` : shown}:${config.port}`;
    await this.requireUnserved(config);
    const log = openLog(config.logLevel);
    this.application = this.serverOf(config, address, log);
    await this.application;
    await this.page.pageReady.catch((error: Error) => {
      throw new Failure('build_failed', error.message, { cause: error });
    });
    // Afterwards, since it loads modules for a moment.
    if (config.worker)
      setImmediate(
        () => void this.work().catch((error: unknown) => log.error({ err: error }, 'No job is worked off.')),
      );
    return address;
  }

  /** Works off jobs in this process, from now on until it is closed. */
  async work(witness?: JobWitness): Promise<void> {
    const { JobWorker } = await import('./platform/job-worker');
    await (await this.open()).get(JobWorker).start(witness);
  }

  /** Closes what is open: requests first, then the database, which stops when this was its last user. */
  async close(): Promise<void> {
    // An opening that failed was reported where it was awaited, and has closed what it had opened itself.
    const application = await this.application?.catch(() => null);
    await application?.close();
    const database = await this.database?.catch(() => null);
    await database?.close();
  }

  private async applicationOf(config: Config, log: Logger): Promise<INestApplicationContext> {
    const { openDatabase } = await import('./store/database');
    this.database = openDatabase(config);
    const { store } = await this.database;
    const { NestFactory } = await import('@nestjs/core');
    const { AppModule } = await import('./app.module');
    return NestFactory.createApplicationContext(AppModule.of(store, log, config), {
      logger: nestLog(log),
      abortOnError: false,
    });
  }

  private async serverOf(config: Config, address: string, log: Logger): Promise<INestApplicationContext> {
    const { openDatabase } = await import('./store/database');
    this.database = openDatabase(config, address);
    // The modules load while the database starts; its failure is reported by the next line.
    this.database.catch(() => undefined);
    const { httpApplication } = await import('./http-application');
    const { store } = await this.database;
    const app = await httpApplication({
      store,
      log,
      config,
      pageFolder: this.page.pageFolder,
    });
    try {
      await app.listen(config.port, config.host);
    } catch (error) {
      await app.close();
      throw listenFailure(error as NodeJS.ErrnoException, config.host, config.port);
    }
    return app;
  }

  /** A taken port is told before the database is started; when our own `serve` has it for the same folder, that is the better answer. */
  private async requireUnserved(config: Config): Promise<void> {
    try {
      await requireFreePort(config.host, config.port);
    } catch (error) {
      if (failureOf(error).code !== 'port_in_use' || config.databaseUrl !== null) throw error;
      const { requireUnservedHome } = await import('./store/embedded-postgres');
      await requireUnservedHome(config.home);
      throw error;
    }
  }
}
