import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { GO, PAUSE, STOP, type ThreadMessage, type WorkMessage } from './domain-thread-messages';
import { leastUrgent, mostUrgent, RANK_AFTER_FIRST, rankOf, type Urgent } from './domain-thread-queue';
import type { WorkInput, WorkName, WorkOutput } from './domain-work';
import { Failure } from './failure';

export interface ThreadOptions {
  onProgress?: (phase: string, done: number, total: number) => void;
  /** A first output, where the work tells one before it is done. */
  onFirst?: (output: unknown) => void;
  /** Aborted = the promise rejects with its reason; the work ends at its next report. */
  signal?: AbortSignal;
}

interface Task extends Urgent {
  work: string;
  input: unknown;
  options: ThreadOptions;
  resolve: (output: unknown) => void;
  reject: (error: unknown) => void;
  /** Once a thread has it. */
  thread: Thread | null;
  /** Rests while something more urgent works; is to stop. */
  state: 'works' | 'rests' | 'stops';
  control: Int32Array<SharedArrayBuffer>;
  onAbort: () => void;
}

interface Thread {
  worker: Worker;
  task: Task | null;
  idle: NodeJS.Timeout | undefined;
}

/** A thread that has not stopped so long after it was asked to is ended. */
const GRACE = 2_000;
/** An idle thread is kept so long, since its code is compiled and warm. */
const KEPT = 60_000;
/** Threads whose work may rest at a time; each holds its memory. */
const RESTING = 3;

/**
 * Threads for work of the domain that would hold up everybody's requests: at most one less than there are cores work at a time. What is more urgent goes first:
 * a forecast before a backtest, and before what makes the answer of another one surer. Less urgent work then rests at its next report, and goes on
 * from there afterwards. Of equals the first that was asked goes first. A thread that crashes fails its own work alone.
 */
@Injectable()
export class DomainThreads implements OnModuleDestroy {
  private readonly threads = new Set<Thread>();
  private readonly waiting: Task[] = [];
  private next = 0;
  private closed = false;

  /**
   * Does work by name in a thread. Input and output are copied.
   *
   * @throws what the work throws, as an Error with the same name, message and own fields; the signal's reason when it is aborted; Failure internal
   *   when the thread ends before its work
   */
  run<Name extends WorkName>(
    work: Name,
    input: WorkInput<Name>,
    options: ThreadOptions = {},
  ): Promise<WorkOutput<Name>> {
    return this.perform(work, input, options) as Promise<WorkOutput<Name>>;
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    for (const task of this.waiting.splice(0)) this.reject(task, closing());
    await Promise.all([...this.threads].map((thread) => this.end(thread, closing())));
  }

  /** The compiled program, also where this file itself is run from its source, as tests do. */
  protected entry(): string {
    const folder = __filename.endsWith('.ts') ? join(__dirname, '..', '..', 'dist', 'server', 'platform') : __dirname;
    return join(folder, 'domain-thread-entry.js');
  }

  /** How many work at a time. */
  protected most(): number {
    return Math.max(1, availableParallelism() - 1);
  }

  protected perform(work: string, input: unknown, options: ThreadOptions): Promise<unknown> {
    return new Promise<unknown>((resolve, reject) => {
      const { signal } = options;
      if (signal?.aborted) return reject(reasonOf(signal));
      if (this.closed) return reject(closing());
      const task: Task = {
        id: (this.next += 1),
        rank: rankOf(work),
        work,
        input,
        options,
        resolve,
        reject,
        thread: null,
        state: 'works',
        control: new Int32Array(new SharedArrayBuffer(4)),
        onAbort: () => this.abort(task, reasonOf(signal!)),
      };
      signal?.addEventListener('abort', task.onAbort, { once: true });
      this.waiting.push(task);
      this.serve();
    });
  }

  /** Begins, or goes on with, what is most urgent for as long as there is room. */
  private serve(): void {
    for (;;) {
      const begun = [...this.threads].flatMap(({ task }) => (task ? [task] : []));
      const working = begun.filter(({ state }) => state === 'works');
      const task = mostUrgent([...this.waiting, ...begun.filter(({ state }) => state === 'rests')]);
      if (!task) return;
      const free = [...this.threads].find(({ task: busy }) => busy === null);
      if (!task.thread && !free && this.threads.size >= this.most() + RESTING) return;
      if (working.length >= this.most()) {
        const rests = leastUrgent(working)!;
        if (rests.rank <= task.rank) return;
        rests.state = 'rests';
        Atomics.store(rests.control, 0, PAUSE);
      }
      if (task.thread) wake(task, 'works');
      else this.begin(free ?? this.start(), task);
    }
  }

  private start(): Thread {
    const worker = new Worker(this.entry(), { name: 'domain' });
    const thread: Thread = { worker, task: null, idle: undefined };
    this.threads.add(thread);
    worker.on('message', (message: ThreadMessage) => this.hear(thread, message));
    worker.on('error', (error: Error) => void this.end(thread, crashed(error)));
    worker.on('exit', () => void this.end(thread, crashed()));
    return thread;
  }

  private begin(thread: Thread, task: Task): void {
    this.waiting.splice(this.waiting.indexOf(task), 1);
    clearTimeout(thread.idle);
    thread.worker.ref();
    thread.task = task;
    task.thread = thread;
    const { id, work, input, control } = task;
    try {
      thread.worker.postMessage({ id, work, input, control } satisfies WorkMessage);
    } catch (error) {
      this.release(thread);
      this.reject(task, error);
    }
  }

  private abort(task: Task, reason: Error): void {
    this.reject(task, reason);
    const { thread } = task;
    // Of what still waits nothing has begun.
    if (!thread) return void this.waiting.splice(this.waiting.indexOf(task), 1);
    // It holds up nobody until it has.
    wake(task, 'stops');
    setTimeout(() => {
      if (thread.task === task) void this.end(thread, closing());
    }, GRACE).unref();
    this.serve();
  }

  private hear(thread: Thread, message: ThreadMessage): void {
    const { task } = thread;
    if (task?.id !== message.id) return;
    const { options } = task;
    if (message.kind === 'progress') {
      if (!options.signal?.aborted) options.onProgress?.(message.phase, message.done, message.total);
      return;
    }
    if (message.kind === 'first') {
      if (!options.signal?.aborted) options.onFirst?.(message.output);
      task.rank = Math.max(task.rank, RANK_AFTER_FIRST);
      return this.serve();
    }
    this.release(thread);
    if (message.kind === 'done') this.resolve(task, message.output);
    else if (message.kind === 'failed') this.reject(task, errorOf(message));
    this.serve();
  }

  /** Nothing to do: it waits for more without keeping the process alive, and goes after a while. */
  private release(thread: Thread): void {
    thread.task = null;
    thread.worker.unref();
    const idle = [...this.threads].filter(({ task }) => task === null).length;
    if (idle > this.most()) void this.end(thread, closing());
    else thread.idle = setTimeout(() => void this.end(thread, closing()), KEPT).unref();
  }

  private async end(thread: Thread, error: Failure): Promise<void> {
    if (!this.threads.delete(thread)) return;
    clearTimeout(thread.idle);
    const { task } = thread;
    thread.task = null;
    if (task) this.reject(task, error);
    await thread.worker.terminate();
    if (!this.closed) this.serve();
  }

  private resolve(task: Task, output: unknown): void {
    task.options.signal?.removeEventListener('abort', task.onAbort);
    task.resolve(output);
  }

  private reject(task: Task, error: unknown): void {
    task.options.signal?.removeEventListener('abort', task.onAbort);
    task.reject(error);
  }
}

function wake(task: Task, state: 'works' | 'stops'): void {
  task.state = state;
  Atomics.store(task.control, 0, state === 'works' ? GO : STOP);
  Atomics.notify(task.control, 0);
}

export const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

const closing = (): Failure =>
  new Failure('internal', 'The work was stopped because the program is ending: ask again once it runs.');

const crashed = (error?: Error): Failure =>
  new Failure(
    'internal',
    `The thread that worked on it ended${error?.message ? ` (${error.message})` : ''}: ask again; if it happens again, ask for fewer replications.`,
    { cause: error },
  );

function errorOf({ name, message, stack, own }: Extract<ThreadMessage, { kind: 'failed' }>): Error {
  return Object.assign(new Error(message), { ...own, name, stack });
}
