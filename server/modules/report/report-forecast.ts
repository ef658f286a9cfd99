import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { leversToTry, surelyHelps, type SuggestionFacts } from '../../domain/report/suggestion';
import type { NextFacts } from '../../domain/report/report-facts';
import type { RunContext } from '../../platform/domain-runs';
import { Failure } from '../../platform/failure';
import { weekAfter } from '../../platform/iso-week';
import { nextFacts, type ForecastAnswer } from './facts/next-facts';
import { AHEAD } from './facts/report-weeks';
import { told } from './facts/told';
import { OwnQuestions } from './own-questions';
import { ReportForecastDocument, type LeversInput } from './questions';

const REPLICATIONS = 200;
/** Between two looks at a run in this process, ms. */
const LOOK = 150;
/** Waits of fitted queues that are further from the observed ones, over their mean, reproduce them badly; as What if says it. */
const WEAK = 0.5;

export interface ToldForecast {
  next: NextFacts | null;
  suggestions: SuggestionFacts[];
  notTold: string[];
}

/** What the forecast adds to a report: what breaks next, against a week before, and what would help. */
@Injectable()
export class ReportForecasts {
  constructor(private readonly own: OwnQuestions) {}

  async of(
    org: string,
    team: string | null,
    week: string,
    context: Pick<RunContext<never>, 'signal' | 'onProgress'>,
  ): Promise<ToldForecast> {
    const ask = (levers: LeversInput, until: string) => this.ended(org, team, { levers, until }, context);
    const [now, before] = await Promise.all([ask({}, week), ask({}, weekAfter(week, -1))]);
    if (typeof now === 'string')
      return { next: null, suggestions: [], notTold: [`Nothing is told of what breaks next. ${now}`] };
    const next = nextFacts(now, typeof before === 'string' ? null : before);
    const { cheapest } = now;
    const suggestions: SuggestionFacts[] = [];
    const notTold = weakFit(now);
    if (cheapest && cheapest.options.length > 0) {
      const found = cheapest.options.map(({ lever, value }) => ({ lever, value: told(value) }));
      for (const option of leversToTry(found, cheapest.stage, serversOf(now))) {
        const tried = await ask({ [option.lever]: option.value }, week);
        // A lever that is not known here is no suggestion.
        if (typeof tried === 'string') continue;
        const difference = tried.differences.find(
          ({ stage, measure }) => stage === cheapest.stage && measure === 'p90',
        );
        if (!difference) continue;
        suggestions.push({
          ...option,
          stage: cheapest.stage,
          target: cheapest.target,
          // With the lever another stage may be the one to look at.
          holds: tried.cheapest?.stage === cheapest.stage ? told(tried.cheapest.holds) : NaN,
          holdsAsIs: told(cheapest.holds),
          base: told(difference.base),
          scenario: told(difference.scenario),
          low: told(difference.low),
          high: told(difference.high),
          runs: tried.replications,
        });
      }
      if (!suggestions.some(surelyHelps))
        notTold.push('No change is suggested: of none that was tried the forecast is sure that it helps.');
    }
    return { next, suggestions, notTold };
  }

  /** The answer, or why there is none. */
  private async ended(
    org: string,
    team: string | null,
    { levers, until }: { levers: LeversInput; until: string },
    { signal, onProgress }: Pick<RunContext<never>, 'signal' | 'onProgress'>,
  ): Promise<ForecastAnswer | string> {
    const scope = team === null ? {} : { teams: [team] };
    const question = { levers, weeks: AHEAD, replications: REPLICATIONS, refits: false, until };
    for (;;) {
      signal.throwIfAborted();
      const { forecast } = await this.own.ask(ReportForecastDocument, { org, scope, question });
      const { state, progress, message, answer } = forecast;
      if (state === 'done' && answer) return answer;
      if (state !== 'running') {
        if (state === 'refused') return message ?? 'The forecast cannot be made.';
        throw new Failure('internal', message ?? 'The forecast of the report was stopped: ask again.');
      }
      if (progress) onProgress(progress.phase, progress.done, progress.total);
      await delay(LOOK, undefined, { signal });
    }
  }
}

function weakFit({ calibration }: ForecastAnswer): string[] {
  const fitted = calibration.stages.filter(
    ({ stage, utilisation, distance }) =>
      (stage === 'pickup' || stage === 'review') && utilisation !== null && distance !== null,
  );
  const n = fitted.reduce((sum, fit) => sum + fit.n, 0);
  const weak = fitted.filter(({ distance }) => told(distance) > WEAK).reduce((sum, fit) => sum + fit.n, 0);
  return 2 * weak > n
    ? ['The forecast fits the observed waits badly: take its shares and weeks as a hint at most.']
    : [];
}

/** Effective reviewers of all pools; NaN where none was fitted. */
function serversOf({ calibration }: ForecastAnswer): number {
  const pools = calibration.stages.filter(
    ({ stage, servers }) => (stage === 'pickup' || stage === 'review') && servers !== null,
  );
  return pools.length === 0 ? NaN : pools.reduce((sum, { servers }) => sum + servers!, 0);
}
