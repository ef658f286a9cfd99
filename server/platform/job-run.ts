import type { Logger } from 'pino';
import { Failure, failureOf } from './failure';
import { activeStates, enqueueJob, jobColumns, tellJob, type JobRow } from './job-table';
import { JobState } from './job.types';
import type { JobWork } from './jobs';
import type { JobsDatabase } from './jobs-database';

/** Progress is written and told at most this often; a job that tells nothing still gives a sign of life, and asks whether it shall stop. */
const TELL_MS = 500;
const BEAT_MS = 1000;
/** How long work may take to end in order when its process ends; after that its turn goes back to the queue all the same. */
const PATIENCE_MS = 1500;

/** Is told when a job begins, gets on or ends. */
export type JobWitness = (job: JobRow) => void;

/** One turn of a job in this process. */
export class JobRun {
  private readonly stop = new AbortController();
  private readonly progress: Partial<Pick<JobRow, 'done' | 'total' | 'message'>> = {};
  private fresh = false;
  private wroteAt = performance.now();
  private writing: Promise<void> = Promise.resolve();
  private stopAsked = false;

  constructor(
    private readonly database: JobsDatabase,
    private readonly log: Logger,
    /** Fires when the process ends. */
    private readonly leaving: AbortSignal,
    private readonly organizationId: number,
    private readonly id: string,
    private readonly witness?: JobWitness,
  ) {}

  /**
   * Does the work and notes how it ended. A process that ends gives the job back, and another one goes on with it.
   *
   * @returns the job as it stands then; null = there was nothing to do, because it was stopped or its organization removed
   */
  async run(work: JobWork): Promise<JobRow | null> {
    const row = await this.begin();
    if (!row) return null;
    if (row.stopAsked) return this.end({ state: JobState.stopped });
    this.witness?.(row);
    const leave = () => this.stop.abort();
    this.leaving.addEventListener('abort', leave, { once: true });
    if (this.leaving.aborted) leave();
    const beat = setInterval(() => this.beat(), TELL_MS);
    try {
      const change = await this.outcome(row, work);
      clearInterval(beat);
      await this.writing;
      return await this.end(change);
    } finally {
      clearInterval(beat);
      this.leaving.removeEventListener('abort', leave);
    }
  }

  private async begin(): Promise<JobRow | undefined> {
    return this.database.inOrganization(this.organizationId, async (client) => {
      const { rows } = await client.query<JobRow>(
        `UPDATE job SET state = 'running', started_at = coalesce(started_at, now()), seen_at = now()
         WHERE id = $1 AND ${activeStates} RETURNING ${jobColumns}`,
        [this.id],
      );
      if (rows.length > 0) await tellJob(client, rows[0]);
      return rows[0];
    });
  }

  private async outcome(row: JobRow, work: JobWork): Promise<Partial<JobRow>> {
    const { signal } = this.stop;
    const left = new Promise<'left'>((resolve) => {
      const wait = () => setTimeout(() => resolve('left'), PATIENCE_MS).unref();
      if (this.leaving.aborted) wait();
      else this.leaving.addEventListener('abort', wait, { once: true });
    });
    try {
      const worked = work(row.payload as never, {
        organizationId: this.organizationId,
        signal,
        progress: (said) => {
          Object.assign(this.progress, said);
          this.fresh = true;
        },
      }).then((message) => ({ message }));
      const ended = await Promise.race([worked, left]);
      if (ended !== 'left')
        return { state: JobState.done, message: ended.message ?? this.progress.message ?? row.message };
      worked.catch((error: unknown) => this.log.debug({ err: error }, `Job ${row.name} ended late.`));
      return { state: this.stopAsked ? JobState.stopped : JobState.waiting };
    } catch (error) {
      if (this.stopAsked) return { state: JobState.stopped };
      if (this.leaving.aborted) return { state: JobState.waiting };
      if (!(error instanceof Failure)) this.log.error({ err: error }, `Job ${row.name} failed.`);
      return { state: JobState.failed, error: failureOf(error).message };
    }
  }

  /** Writes what is new, one write at a time; without news a sign of life. */
  private beat(): void {
    const due = this.fresh || performance.now() - this.wroteAt > BEAT_MS;
    if (!due) return;
    this.wroteAt = performance.now();
    const told = this.fresh;
    this.fresh = false;
    this.writing = this.writing
      .then(() => this.write({ ...this.progress }, told))
      // The work goes on while the database is away; where it stands is told with the next beat.
      .catch((error: unknown) => this.log.debug({ err: error }, 'A job could not say how far it is.'));
  }

  private async write(change: Partial<JobRow>, told: boolean): Promise<void> {
    const row = await this.update(change, `state = 'running', seen_at = now()`, told);
    if (row && told) this.witness?.(row);
    this.stopAsked = row?.stopAsked ?? true;
    if (this.stopAsked) this.stop.abort();
  }

  private async end(change: Partial<JobRow>): Promise<JobRow | null> {
    const again = change.state === JobState.waiting;
    const rest = again
      ? `state = 'waiting', seen_at = now()`
      : `state = '${change.state}', finished_at = now(), seen_at = now()`;
    const row = await this.update({ ...this.progress, ...change }, rest, true, again);
    if (row) this.witness?.(row);
    return row ?? null;
  }

  private update(change: Partial<JobRow>, rest: string, told: boolean, again = false): Promise<JobRow | undefined> {
    return this.database.inOrganization(this.organizationId, async (client) => {
      const { rows } = await client.query<JobRow>(
        `UPDATE job SET ${rest}, done = coalesce($2, done), total = coalesce($3, total), message = coalesce($4, message), error = $5
         WHERE id = $1 AND ${activeStates} RETURNING ${jobColumns}`,
        [this.id, change.done ?? null, change.total ?? null, storable(change.message), storable(change.error)],
      );
      if (rows.length > 0 && again) await enqueueJob(client, rows[0]);
      if (rows.length > 0 && told) await tellJob(client, rows[0]);
      return rows[0];
    });
  }
}

/** Without NUL characters, which the database refuses: the job could never be noted as over, and would begin again for ever. */
const storable = (text: string | null | undefined): string | null => text?.replaceAll('\0', '') ?? null;
