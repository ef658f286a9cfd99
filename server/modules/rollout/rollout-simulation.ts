import { Injectable } from '@nestjs/common';
import type { CapacityQuestion, SimulatedRollout } from '../../domain/rollout-capacity';
import type { ForecastHistory } from '../../domain/forecast-history';
import type { ForecastModel } from '../../domain/forecast-model';
import type { RolloutDocument } from '../../domain/rollout-plan';
import type { RolloutWorkInput, RolloutWorkOutput } from '../../domain/rollout-work';
import type { WaveTraining } from '../../domain/rollout-writing';
import { DomainRuns, Refused, runId, type Run, type RunContext } from '../../platform/domain-runs';
import { DomainThreads } from '../../platform/domain-thread';
import { weeksBetween } from '../../platform/iso-week';
import { isoWeekLabel } from '../../platform/time-zone';
import { Store } from '../../store/data-source';
import { FindingViews } from '../../store/finding-columns';
import { forecastHistoryOf } from '../../store/forecast-history';
import { forecastReviews } from '../../store/forecast-reviews';
import { answered, type OrganizationView } from '../../store/organization-view';
import { rangeOf } from '../../store/range';

const SEED = 1;
const NOON = 12 * 3600;
/** Runs per plan that is tried, and of a plan that is told. */
const SEARCHED = 40;
const TOLD = 100;

/** A simulation, as it is told. */
export interface ToldSimulation extends SimulatedRollout {
  /** ISO week of the first entry of its columns. */
  from: string;
}

/** Simulates plans in threads. */
@Injectable()
export class RolloutSimulation {
  constructor(
    private readonly findings: FindingViews,
    private readonly threads: DomainThreads,
    private readonly runs: DomainRuns,
    private readonly store: Store,
  ) {}

  /** Looks for the earliest plan; `wait`: until it has ended, `again`: anew where it was cancelled or has failed. */
  async plan(
    view: OrganizationView,
    input: Omit<RolloutWorkInput, 'question'>,
    wallClock: number,
    { wait = false, again = false }: { wait?: boolean; again?: boolean },
  ): Promise<Run<RolloutWorkOutput & { from: string }>> {
    const source = await this.source(view, wallClock);
    const id = runId(['rollout plan', source.key, input]);
    const work = async (context: RunContext<RolloutWorkOutput & { from: string }>) => {
      const model = await this.model(source, context);
      const { document } = input;
      const question = { ...questionOf(source, document, model), replications: SEARCHED };
      const { signal, onProgress } = context;
      const found = await this.threads.run('plan', { ...input, question }, { signal, onProgress });
      return { ...found, from: source.from };
    };
    return wait ? this.runs.ended(id, work) : this.runs.ask(id, work, again);
  }

  /** Simulates waves as they are, over the weeks [from, to) of their plan; anew where that was cancelled or has failed. */
  async rollout(
    view: OrganizationView,
    document: RolloutDocument,
    waves: WaveTraining[],
    { from, to }: { from: number; to: number },
    wallClock: number,
    wait = false,
  ): Promise<Run<ToldSimulation>> {
    const source = await this.source(view, wallClock);
    const { target, writing, start } = document;
    const id = runId(['rollout', source.key, target, writing, start, waves, from, to]);
    const work = async (context: RunContext<ToldSimulation>) => {
      const model = await this.model(source, context);
      const question = { ...questionOf(source, document, model), replications: TOLD };
      const { signal, onProgress } = context;
      const told = await this.threads.run('rollout', { question, waves, from, to }, { signal, onProgress });
      return { ...told, from: source.from };
    };
    return wait ? this.runs.ended(id, work) : this.runs.ask(id, work, true);
  }

  cancel(id: string): boolean {
    return this.runs.cancel(id);
  }

  private async source(view: OrganizationView, wallClock: number): Promise<Source> {
    const findings = await this.findings.of(view);
    const turns = await forecastReviews(this.store, view);
    const { organization, delivery, version } = view;
    const { id, timeZone, settings } = organization;
    const { to } = rangeOf(organization, '-1w', view.first, wallClock);
    const history = answered(view, ['forecast-history', {}, to], () =>
      forecastHistoryOf(view, {}, findings, wallClock, turns),
    );
    const from = isoWeekLabel(timeZone, history.future.edges[0] + NOON);
    return { history, from, key: [id, version, delivery.mark, timeZone, settings, {}, to] };
  }

  /** @throws Refused where the flow cannot be calibrated */
  private async model(source: Source, { signal, onProgress }: RunContext<never>): Promise<ForecastModel> {
    const { history, key } = source;
    // The page What if asks for the same calibration: one of both makes it.
    const calibrated = await this.runs.ended<ForecastModel>(
      runId(['calibrate', key]),
      (context) => this.threads.run('calibrate', { history, seed: SEED }, { signal: context.signal, onProgress: context.onProgress }),
      { signal, onProgress: ({ phase, done, total }) => onProgress(phase, done, total) },
    ); // prettier-ignore
    const model = calibrated.answer;
    if (!model) throw new Error(calibrated.message ?? 'The calibration was stopped: ask again.');
    if (model.refusal !== null) throw new Refused('cannot_calibrate', REFUSED[model.refusal]);
    return model;
  }
}

interface Source {
  history: ForecastHistory;
  /** ISO week of the first future week. */
  from: string;
  key: unknown[];
}

function questionOf(
  { history, from }: Source,
  { start, target, writing }: RolloutDocument,
  model: ForecastModel,
): Omit<CapacityQuestion, 'replications'> {
  const times = { casual: writing.casual.times, power: writing.power.times };
  return { history, model, times, startWeek: weeksBetween(from, start), target, seed: SEED };
}

const REFUSED: Record<NonNullable<ForecastModel['refusal']>, string> = {
  no_weeks: 'No plan can be simulated: there is no whole week of data yet. Import or sync more history.',
  few_weeks: 'No plan can be simulated: fewer than 6 whole weeks of data are there. Import or sync more history.',
  stage_unknown: 'No plan can be simulated: no source tells when work is written and reviewed. Import pull requests with their reviews.', // prettier-ignore
  few_departures: 'No plan can be simulated: fewer than 30 pull requests passed writing or review in the weeks it would rest on. Wait for more weeks.', // prettier-ignore
  no_calendar:
    'No plan can be simulated: the calendar has no working hours. Set them: downstream organization --hours mon-fri=9-17.',
  no_fit: 'No plan can be simulated: no queue reproduces how work flowed in the last weeks.',
};
