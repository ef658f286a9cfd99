import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { reasonOf } from './domain-thread';
import { failureOf } from './failure';
import type { RunPhase, RunProgress, RunState } from './run.types';

/** Work that takes longer than a request, as it stands. */
export interface Run<T> {
  id: string;
  state: RunState;
  progress: RunProgress | null;
  /** One sentence, where it failed or was refused. */
  message: string | null;
  /** The code of a refusal. */
  refusal: string | null;
  /** Once done; while it runs, what is there already. */
  answer: T | null;
}

/** What work is given. */
export interface RunContext<T> {
  signal: AbortSignal;
  onProgress: (phase: string, done: number, total: number) => void;
  /** Shows an answer that will be replaced. */
  show: (answer: T) => void;
}

export type RunWork<T> = (context: RunContext<T>) => Promise<T>;

/** Thrown by work that these data cannot answer. */
export class Refused extends Error {
  constructor(
    /** Why, where the reason has a code. */
    readonly refusal: string | null,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

interface Kept extends Run<unknown> {
  controller: AbortController;
  ended: Promise<void>;
  /** When somebody asked last, in ms. */
  asked: number;
  /** How many wait for it inside this process. */
  attended: number;
}

/** Nobody has asked for so long: nobody waits any more. */
const ABANDONED = 60_000;
const SWEEP = 5_000;
/** Ended runs kept in memory; an answer holds some 50 kB. */
const KEPT = 200;

/**
 * Work in progress and its answers, by what was asked of which data: the same question finds the same run, and once it is done its answer. Runs
 * live in this process; any other one that is asked begins the same work and comes to the same answer. A run that nobody asks about for a minute
 * is cancelled.
 */
@Injectable()
export class DomainRuns implements OnModuleDestroy {
  private readonly runs = new Map<string, Kept>();
  private sweeping: NodeJS.Timeout | undefined;

  /**
   * The run of this id, begun when there is none.
   *
   * @param again begin anew what was cancelled or has failed; otherwise that is told, so that whoever asks in turns hears of it
   */
  ask<T>(id: string, work: RunWork<T>, again = false): Run<T> {
    return this.of(id, work, again) as Run<T>;
  }

  /**
   * Waits until the run of this id has ended, beginning it when there is none.
   *
   * @throws the signal's reason when it is aborted; the run then goes on for others who ask
   */
  async ended<T>(id: string, work: RunWork<T>, options: EndedOptions = {}): Promise<Run<T>> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    const run = this.of(id, work, true);
    run.attended++;
    const stop = onProgress && every(100, () => run.progress && onProgress(run.progress));
    try {
      await Promise.race([run.ended, ...(signal ? [abortOf(signal)] : [])]);
    } finally {
      stop?.();
      run.attended--;
      run.asked = performance.now();
    }
    return run as Run<T>;
  }

  /** @returns whether one of this id was running here */
  cancel(id: string): boolean {
    const run = this.runs.get(id);
    if (run?.state !== 'running') return false;
    this.stop(run);
    return true;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.sweeping);
    const running = [...this.runs.values()].filter(({ state }) => state === 'running');
    for (const run of running) this.stop(run);
    await Promise.all(running.map(({ ended }) => ended));
  }

  private of(id: string, work: RunWork<unknown>, again: boolean): Kept {
    const known = this.runs.get(id);
    const over = known?.state === 'cancelled' || known?.state === 'failed';
    if (known && !(over && again)) {
      known.asked = performance.now();
      this.runs.delete(id);
      this.runs.set(id, known);
      return known;
    }
    const run = this.begin(id, work);
    this.runs.delete(id);
    this.runs.set(id, run);
    for (const [old, { state }] of this.runs) {
      if (this.runs.size <= KEPT) break;
      if (state !== 'running') this.runs.delete(old);
    }
    this.sweeping ??= setInterval(() => this.sweep(), SWEEP).unref();
    return run;
  }

  private begin(id: string, work: RunWork<unknown>): Kept {
    const controller = new AbortController();
    const run: Kept = {
      id,
      state: 'running',
      progress: null,
      message: null,
      refusal: null,
      answer: null,
      controller,
      ended: Promise.resolve(),
      asked: performance.now(),
      attended: 0,
    };
    const { signal } = controller;
    const context: RunContext<unknown> = {
      signal,
      onProgress: (phase, done, total) => (run.progress = { phase: phase as RunPhase, done, total }),
      show: (answer) => (run.answer = answer),
    };
    // Not before this turn is over: whoever asks first is to see it running.
    run.ended = new Promise((resolve) => setImmediate(resolve))
      .then(() => work(context))
      .then((answer) => settle(run, signal.aborted ? 'cancelled' : 'done', answer))
      .catch((error: unknown) => {
        if (signal.aborted) return settle(run, 'cancelled', null);
        if (error instanceof Refused) run.refusal = error.refusal;
        run.message = failureOf(error).message;
        settle(run, error instanceof Refused ? 'refused' : 'failed', null);
      });
    return run;
  }

  private stop(run: Kept): void {
    run.controller.abort(new Error('It was cancelled.'));
    settle(run, 'cancelled', null);
  }

  /** Cancels what nobody has asked about for a minute. */
  sweep(now = performance.now()): void {
    const before = now - ABANDONED;
    for (const [id, run] of this.runs) {
      if (run.attended > 0 || run.asked > before) continue;
      if (run.state === 'running') this.stop(run);
      // Whoever asks later wants it, and not to hear what became of it then.
      if (run.state === 'cancelled' || run.state === 'failed') this.runs.delete(id);
    }
  }
}

export interface EndedOptions {
  signal?: AbortSignal;
  onProgress?: (progress: RunProgress) => void;
}

/** The id of a question about data: the same in every process. */
export const runId = (question: unknown): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 32);

function settle(run: Kept, state: RunState, answer: unknown): void {
  if (run.state !== 'running') return;
  run.state = state;
  run.progress = null;
  run.answer = answer;
}

function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
}

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(reasonOf(signal)), { once: true }));
