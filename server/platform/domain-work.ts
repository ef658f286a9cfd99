import type { ForecastTarget } from '../domain/cheapest-lever';
import type { ForecastHistory } from '../domain/forecast-history';
import type { KeptBases } from '../domain/kept-bases';
import type { Levers } from '../domain/forecast-levers';
import type { ForecastModel } from '../domain/forecast-model';
import type { RolloutWorkInput } from '../domain/rollout-work';
import type { CapacityQuestion } from '../domain/rollout-capacity';
import type { WaveTraining } from '../domain/rollout-writing';

/** Says how far work is; throws when it has been cancelled, so that it ends wherever it stands. Always true, to fit the domain's callbacks. */
export type Report = (phase: string, done: number, total: number) => true;

/** What work tells while it runs. */
export interface WorkTeller {
  report: Report;
  /** A first output, which another one will follow. */
  first: (output: unknown) => void;
}

export interface ForecastWork {
  history: ForecastHistory;
  model: ForecastModel;
  levers: Levers;
  weeks: number;
  replications: number;
  seed: number;
  refits: number;
  target?: ForecastTarget;
  /** Names the history and the model, so that the runs of the base can be used again. */
  name?: string;
}

/** Of this thread. */
let bases: KeptBases | undefined;

/**
 * Work of the domain that takes longer than a request may, by name. Inputs and outputs are plain data and typed columns: they are copied from
 * thread to thread. Each loads what it needs when it begins, so that a thread starts in milliseconds.
 */
export const domainWork = {
  async calibrate(input: { history: ForecastHistory; seed: number }, { report }: WorkTeller) {
    const { calibrate } = await import('../domain/calibration');
    const progress = (done: number, total: number) => report('calibrating', done, total);
    return calibrate(input.history, { seed: input.seed, progress });
  },

  async forecast({ history, model, levers, name, ...options }: ForecastWork, { report, first }: WorkTeller) {
    const { forecastOf } = await import('../domain/forecast');
    const { KeptBases } = await import('../domain/kept-bases');
    bases ??= new KeptBases();
    const { weeks, replications, refits, seed } = options;
    const kept = name === undefined ? undefined : bases.named([name, weeks, replications, refits, seed].join());
    return forecastOf(history, model, levers, { ...options, kept, progress: report, first });
  },

  async backtest(input: { history: ForecastHistory; seed: number }, { report }: WorkTeller) {
    const { backtestOf } = await import('../domain/backtest');
    return backtestOf(input.history, { seed: input.seed, progress: report });
  },

  async plan(input: RolloutWorkInput, { report }: WorkTeller) {
    const { rolloutWork } = await import('../domain/rollout-work');
    let runs = 0;
    return rolloutWork(input, () => void report('searching', (runs += 1), 0));
  },

  async rollout(
    input: { question: CapacityQuestion; waves: WaveTraining[]; from: number; to: number },
    { report }: WorkTeller,
  ) {
    const { simulatedRollout } = await import('../domain/rollout-capacity');
    const { question, waves, from, to } = input;
    let runs = 0;
    const progress = (): void => void report('simulating', (runs += 1), question.replications);
    return simulatedRollout({ ...question, progress }, waves, from, to);
  },
};

export type DomainWork = typeof domainWork;
export type WorkName = keyof DomainWork;
export type WorkInput<Name extends WorkName> = Parameters<DomainWork[Name]>[0];
export type WorkOutput<Name extends WorkName> = Awaited<ReturnType<DomainWork[Name]>>;
