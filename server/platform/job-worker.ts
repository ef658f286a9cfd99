import { EventEmitter } from 'node:events';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Runner, TaskList } from 'graphile-worker';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import { rescueJobs, WORKER_LOCK, workerKey } from './job-rescue';
import { JobRun, type JobWitness } from './job-run';
import { queueTaskOf } from './job-table';
import { Jobs } from './jobs';
import { JOBS_DATABASE, type JobsDatabase } from './jobs-database';

/** Token of the log. */
export const JOBS_LOG = Symbol('JOBS_LOG');

const CONCURRENCY = 4;
const ROUND_MS = 5000;
const RELOCK_MS = 1000;

/** Works off the queue in this process: `serve` and `worker` start it, other commands do not. Any number of processes may. */
@Injectable()
export class JobWorker implements OnModuleDestroy {
  private readonly leaving = new AbortController();
  private starting: Promise<void> | undefined;
  private runner: Runner | undefined;
  private holder: PoolClient | undefined;
  private pool = '';
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly jobs: Jobs,
    @Inject(JOBS_DATABASE) private readonly database: JobsDatabase,
    @Inject(JOBS_LOG) private readonly log: Logger,
  ) {}

  /** Begins to work; once, after every module has registered its tasks. */
  start(witness?: JobWitness): Promise<void> {
    return (this.starting ??= this.begin(witness));
  }

  /** Ends in order: running jobs are told to, and what is not done by then goes back to the queue. */
  async onModuleDestroy(): Promise<void> {
    this.leaving.abort();
    clearTimeout(this.timer);
    await this.starting?.catch(() => undefined);
    clearTimeout(this.timer);
    await this.runner
      ?.stop()
      .catch((error: unknown) => this.log.warn({ err: error }, 'The queue did not end in order.'));
    await this.round;
    this.holder?.release(true);
    this.holder = undefined;
  }

  private async begin(witness?: JobWitness): Promise<void> {
    const { run, Logger: QueueLogger } = await import('graphile-worker');
    if (this.leaving.signal.aborted) return;
    // graphile-worker warns about a pool whose connections nobody listens to; the store's do so from their making (LastingClient).
    this.database.pool.on('connect', () => undefined);
    const events = new EventEmitter();
    events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => (this.pool = workerPool.id));
    this.runner = await run({
      pgPool: this.database.pool,
      taskList: this.tasks(witness),
      // None, rather than those of a file that happens to lie in the working folder.
      parsedCronItems: [],
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      events,
      logger: new QueueLogger(() => (level, message) => this.note(level, message)),
    });
    await this.hold();
    this.nextRound(0);
  }

  private tasks(witness?: JobWitness): TaskList {
    const list: TaskList = {};
    for (const [name, work] of this.jobs.queueTasks) list[name] = (payload) => work(payload as never);
    for (const [task, work] of this.jobs.works) {
      list[queueTaskOf(task)] = async (payload) => {
        const { organizationId, id } = payload as { organizationId: number; id: string };
        const run = new JobRun(this.database, this.log, this.leaving.signal, organizationId, id, witness);
        await run.run(work);
      };
    }
    return list;
  }

  /** Shows that this worker lives, for as long as the connection does. */
  private async hold(): Promise<void> {
    if (this.leaving.signal.aborted) return;
    let client: PoolClient | undefined;
    try {
      const holder = await this.database.pool.connect();
      client = holder;
      // The process may have ended meanwhile; nobody would give the connection back.
      if (this.leaving.signal.aborted) return holder.release();
      this.holder = holder;
      holder.once('error', () => this.holdAgain(holder));
      await holder.query(`SELECT pg_advisory_lock(${WORKER_LOCK}, ${workerKey('$1')})`, [this.pool]);
    } catch (error) {
      this.log.warn({ err: error }, 'The worker could not take its lock and tries again.');
      this.holdAgain(client);
    }
  }

  private holdAgain(client: PoolClient | undefined): void {
    if (client) {
      // A connection that breaks during the query tells it twice: there is one to follow it, not two.
      if (this.holder !== client) return;
      this.holder = undefined;
      client.release(true);
    }
    if (!this.leaving.signal.aborted) setTimeout(() => void this.hold(), RELOCK_MS).unref();
  }

  private nextRound(delay: number): void {
    if (this.leaving.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.round = this.doRound().finally(() => this.nextRound(ROUND_MS));
    }, delay);
  }

  private async doRound(): Promise<void> {
    for (const work of [() => rescueJobs(this.database), ...this.jobs.rounds]) {
      if (this.leaving.signal.aborted) return;
      await work().catch((error: unknown) =>
        this.log.warn({ err: error }, 'A round of the worker failed; the next one tries again.'),
      );
    }
  }

  private note(level: string, message: string): void {
    if (level === 'error') this.log.error({ context: 'queue' }, message);
    else if (level === 'warning') this.log.warn({ context: 'queue' }, message);
    else this.log.debug({ context: 'queue' }, message);
  }
}
