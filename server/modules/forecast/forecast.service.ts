import { Injectable } from '@nestjs/common';
import type { Backtest as DomainBacktest } from '../../domain/backtest-answer';
import { LEVER_REFUSALS, type LeverRefusalCode } from '../../domain/lever-refusal';
import type { CalibrationRefusal, ForecastModel } from '../../domain/forecast-model';
import { DomainRuns, Refused, runId, type Run, type RunContext, type RunWork } from '../../platform/domain-runs';
import { DomainThreads } from '../../platform/domain-thread';
import { Failure } from '../../platform/failure';
import type { RunProgress } from '../../platform/run.types';
import type { Scope } from '../../platform/scope.types';
import { askedForecast, type AskedForecast } from './asked-forecast';
import { askedLevers } from './asked-levers';
import type { BacktestRefusal, BacktestRun } from './backtest.types';
import type { CalibrationRun } from './calibration.types';
import { ForecastSources, type ForecastSource } from './forecast-sources';
import type { Forecast, ForecastQuestion, ForecastRun, InstantForecast } from './forecast.types';
import { instantForecast, utilisationOf } from './instant';
import type { LeversInput } from './lever.types';
import { BACKTEST_MESSAGES, CALIBRATION_MESSAGES, LEVER_MESSAGES } from './refusals';
import { toldBacktest } from './told-backtest';
import { toldCalibration } from './told-calibration';
import { toldForecast } from './told-forecast';

/** Of what is random in calibration and backtest: their answers are the same for everybody. */
const SEED = 1;
/** Calibrations drawn anew for the outer bands. Source: measures.md 6. */
const REFITS = 50;

/** Waiting inside this process, as commands do. */
export interface Waiting {
  onProgress?: (progress: RunProgress) => void;
}

/** What breaks next. */
@Injectable()
export class ForecastService {
  constructor(
    private readonly sources: ForecastSources,
    private readonly threads: DomainThreads,
    private readonly runs: DomainRuns,
  ) {}

  /**
   * How far a forecast is, beginning it where nobody has.
   *
   * @throws Failure bad_input for a question that does not fit
   */
  async forecast(
    name: string | null | undefined,
    scope: Scope,
    question: ForecastQuestion,
    wallClock: number,
    again = false,
  ): Promise<ForecastRun> {
    const { id, work } = await this.asked(name, scope, question, wallClock);
    return toldRun<Forecast, CalibrationRefusal>(this.runs.ask(id, work, again));
  }

  /** The same, once it has ended. */
  async forecastEnded(
    name: string | null | undefined,
    scope: Scope,
    question: ForecastQuestion,
    wallClock: number,
    waiting: Waiting = {},
  ): Promise<ForecastRun> {
    const { id, work } = await this.asked(name, scope, question, wallClock);
    return toldRun<Forecast, CalibrationRefusal>(await this.runs.ended(id, work, waiting));
  }

  /** @param until as that of a forecast's question */
  async calibration(
    name: string | null | undefined,
    scope: Scope,
    wallClock: number,
    again = false,
    until?: string | null,
  ): Promise<CalibrationRun> {
    const source = await this.sources.of(name, scope, wallClock, until);
    const { id, work } = this.calibrating(source);
    return calibrationRun(this.runs.ask(id, work, again), source);
  }

  async calibrationEnded(
    name: string | null | undefined,
    scope: Scope,
    wallClock: number,
    waiting: Waiting = {},
    until?: string | null,
  ): Promise<CalibrationRun> {
    const source = await this.sources.of(name, scope, wallClock, until);
    const { id, work } = this.calibrating(source);
    return calibrationRun(await this.runs.ended(id, work, waiting), source);
  }

  async backtest(
    name: string | null | undefined,
    scope: Scope,
    wallClock: number,
    again = false,
  ): Promise<BacktestRun> {
    const source = await this.sources.of(name, scope, wallClock);
    const { id, work } = this.backtesting(source);
    return backtestRun(this.runs.ask(id, work, again), source);
  }

  async backtestEnded(
    name: string | null | undefined,
    scope: Scope,
    wallClock: number,
    waiting: Waiting = {},
  ): Promise<BacktestRun> {
    const source = await this.sources.of(name, scope, wallClock);
    const { id, work } = this.backtesting(source);
    return backtestRun(await this.runs.ended(id, work, waiting), source);
  }

  /** @throws Failure bad_input for levers that do not fit */
  async instant(
    name: string | null | undefined,
    scope: Scope,
    given: LeversInput,
    wallClock: number,
  ): Promise<InstantForecast> {
    const source = await this.sources.of(name, scope, wallClock);
    const levers = askedLevers(given, source.teams);
    const { id, work } = this.calibrating(source);
    const { state, message, answer: model } = this.runs.ask(id, work);
    const nothing = { state, known: false, message, stages: [], utilisation: [] };
    if (!model) return nothing;
    if (model.refusal !== null) return { ...nothing, state: 'refused', message: CALIBRATION_MESSAGES[model.refusal] };
    try {
      return { ...nothing, known: true, ...instantForecast(source, model, levers) };
    } catch (error) {
      const refused = leverRefused(error);
      if (!refused) throw error;
      return { ...nothing, state: 'refused', message: refused.message };
    }
  }

  /** @returns whether it was running in this process */
  cancel(id: string): boolean {
    return this.runs.cancel(id);
  }

  private async asked(
    name: string | null | undefined,
    scope: Scope,
    question: ForecastQuestion,
    wallClock: number,
  ): Promise<{ id: string; work: RunWork<Forecast> }> {
    const source = await this.sources.of(name, scope, wallClock, question.until);
    const asked = askedForecast(question, source.teams);
    return { id: runId(['forecast', source.key, asked]), work: (context) => this.simulated(source, asked, context) };
  }

  private async simulated(source: ForecastSource, asked: AskedForecast, context: RunContext<Forecast>) {
    const { signal, onProgress, show } = context;
    const { history, view, shown, weekOf } = source;
    const model = await this.modelOf(source, context);
    const { timeZone, simulated } = view.organization;
    const tell = (forecast: Parameters<typeof toldForecast>[0]): Forecast =>
      toldForecast(forecast, {
        history,
        levers: asked.levers,
        calibration: toldCalibration(history, model, shown, weekOf),
        utilisation: utilisationOf(source, model, asked.levers),
        timeZone,
        simulated,
        weekOf,
      });
    const { refits, target, ...options } = asked;
    try {
      const forecast = await this.threads.run(
        'forecast',
        {
          history,
          model,
          name: runId(['base', source.key]),
          ...options,
          refits: refits ? REFITS : 0,
          ...(target && { target: { hours: target } }),
        },
        { signal, onProgress, onFirst: (first) => show(tell(first as Parameters<typeof tell>[0])) },
      );
      return tell(forecast);
    } catch (error) {
      throw leverRefused(error) ?? error;
    }
  }

  /** @throws Refused when nothing can be forecast */
  private async modelOf(source: ForecastSource, context: RunContext<Forecast>): Promise<ForecastModel> {
    const { id, work } = this.calibrating(source);
    const { answer, message } = await this.runs.ended(id, work, {
      signal: context.signal,
      onProgress: ({ phase, done, total }) => context.onProgress(phase, done, total),
    });
    if (!answer) throw new Failure('internal', message ?? 'The calibration that it rests on was cancelled: ask again.');
    if (answer.refusal !== null) throw new Refused(answer.refusal, CALIBRATION_MESSAGES[answer.refusal]);
    return answer;
  }

  private calibrating({ key, history }: ForecastSource): { id: string; work: RunWork<ForecastModel> } {
    return {
      id: runId(['calibrate', key]),
      work: (context) => this.threads.run('calibrate', { history, seed: SEED }, context),
    };
  }

  private backtesting({ key, history }: ForecastSource): { id: string; work: RunWork<DomainBacktest> } {
    return {
      id: runId(['backtest', key]),
      work: (context) => this.threads.run('backtest', { history, seed: SEED }, context),
    };
  }
}

/** A lever that is not known here, thrown in a thread or in this one. */
function leverRefused(error: unknown): Refused | undefined {
  const { code, lever, value } = error as { code?: LeverRefusalCode; lever?: string; value?: string };
  if (!(error instanceof Error) || lever === undefined || !LEVER_REFUSALS.includes(code as LeverRefusalCode))
    return undefined;
  return new Refused(null, LEVER_MESSAGES[code as LeverRefusalCode](lever, value ?? ''));
}

function calibrationRun(run: Run<ForecastModel>, { history, shown, weekOf }: ForecastSource): CalibrationRun {
  const { answer: model } = run;
  if (!model) return { ...toldRun<never, CalibrationRefusal>(run), answer: null };
  return {
    ...refusedRun(run, model.refusal, CALIBRATION_MESSAGES),
    answer: toldCalibration(history, model, shown, weekOf),
  };
}

function backtestRun(run: Run<DomainBacktest>, { history, weekOf }: ForecastSource): BacktestRun {
  const { answer: backtest } = run;
  if (!backtest) return { ...toldRun<never, BacktestRefusal>(run), answer: null };
  return {
    ...refusedRun(run, backtest.refusal, BACKTEST_MESSAGES),
    answer: toldBacktest(history, backtest, weekOf),
  };
}

type Told<Answer, Refusal> = Omit<Run<Answer>, 'refusal'> & { refusal: Refusal | null };

const toldRun = <Answer, Refusal>({ id, state, progress, message, refusal, answer }: Run<unknown>) =>
  ({ id, state, progress, message, refusal, answer }) as Told<Answer, Refusal>;

/** Work that was done, and whose answer is that these data tell nothing. */
function refusedRun<Refusal extends string>(
  run: Run<unknown>,
  refusal: Refusal | null,
  messages: Record<Refusal, string>,
): Told<unknown, Refusal> {
  const told = toldRun<unknown, Refusal>(run);
  return refusal === null ? told : { ...told, state: 'refused', refusal, message: messages[refusal] };
}
