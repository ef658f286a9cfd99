import { Injectable } from '@nestjs/common';
import type { ReportFacts } from '../../domain/report/report-facts';
import type { OrganizationRow } from '../../store/organizations';
import { dayStart } from '../../platform/time-zone';
import { adoptionFacts, usersPerWeek } from './facts/adoption-facts';
import { bottleneckFacts } from './facts/bottleneck-facts';
import { flowFacts, waitingCompared } from './facts/flow-facts';
import { operateFacts } from './facts/operate-facts';
import { planFacts } from './facts/plan-facts';
import { reportWeeks, type ReportWeeks } from './facts/report-weeks';
import { signalFacts, weeklyRate } from './facts/signal-facts';
import { OwnQuestions } from './own-questions';
import {
  ReportAdoptionDocument,
  ReportBottleneckDocument,
  ReportDeliveryDocument,
  ReportFlowDocument,
  ReportPlanDocument,
  ReportPlansDocument,
  ReportSignalDocument,
  ReportTuneDocument,
  ReportWaitingDocument,
  type ReportTuneQuery,
} from './questions';
import type { ReportMaterial } from './report-document';

/** Agents whose thresholds are looked at; more would make a long report longer. */
const MOST_AGENTS = 5;

/** Gathers what a report is written from, all but the forecast, by asking what the pages ask. */
@Injectable()
export class ReportMaterials {
  constructor(private readonly own: OwnQuestions) {}

  /** @throws Failure bad_input for a team that does not exist */
  async of(
    { name, timeZone, simulated }: OrganizationRow,
    dataVersion: number,
    team: string | null,
    week: string,
  ): Promise<ReportMaterial> {
    const weeks = reportWeeks(week, team);
    const { labels, scopes } = weeks;
    const org = name;
    const bottleneckAnswer = await this.own.ask(ReportBottleneckDocument, { org, scope: scopes.weeks });
    const flowAnswer = await this.own.ask(ReportFlowDocument, { org, ...scopes });
    const { longestWaiting } = await this.own.ask(ReportWaitingDocument, { org, scope: scopes.week });
    const signalAnswer = await this.own.ask(ReportSignalDocument, { org, ...scopes });
    const deliveryAnswer = await this.own.ask(ReportDeliveryDocument, { org, ...scopes });
    const adoptionAnswer = await this.own.ask(ReportAdoptionDocument, { org, ...scopes });
    const tunes = signalAnswer.weekly.unknown ? [] : await this.tunes(org, weeks);

    const bottleneck = bottleneckFacts(bottleneckAnswer, labels);
    const signal = signalFacts(signalAnswer, tunes, labels, dayStart(timeZone, weeks.from));
    const operate = operateFacts(deliveryAnswer);
    const adoption = adoptionFacts(adoptionAnswer);
    const facts: ReportFacts = {
      weeks: labels,
      bottleneck,
      flow: flowFacts(flowAnswer),
      signal,
      operate,
      adoption,
      // Plans are of the whole organization.
      plans: team === null ? await this.plans(org, week) : [],
      next: null,
      waitingTotal: waitingCompared(bottleneck),
      longestHours: longestWaiting.nodes.at(0)?.waitHours ?? NaN,
    };
    return {
      organization: { name, simulated, timeZone, dataVersion },
      team,
      weeks,
      facts,
      waiting: longestWaiting,
      rate: signal && weeklyRate(signalAnswer, labels),
      users: adoption && { perWeek: usersPerWeek(adoptionAnswer), people: adoption.people },
      suggestions: [],
      notTold: [
        ...(bottleneck.rule === 'not_enough_data'
          ? ['The constraint cannot be told: no stage had 10 departures in the four weeks.']
          : bottleneck.rule === 'unseen'
            ? ['The constraint cannot be told: no source tells of pickup, review and merge.']
            : []),
        ...(signal ? [] : ['Nothing is told of AI review: no finding of an agent is recorded.']),
        ...(operate ? [] : [team === null ? 'Nothing is told of deploys and on-call: no deploy or incident is recorded.' : 'Nothing is told of deploys and on-call: they belong to services, not to teams.']), // prettier-ignore
        ...(adoption ? [] : ['Nothing is told of who uses agents: no source tells of it, or of under five people.']),
      ],
    };
  }

  /** Of every agent with findings, in alphabetical order. */
  private async tunes(org: string, { scopes }: ReportWeeks): Promise<ReportTuneQuery[]> {
    const first = await this.own.ask(ReportTuneDocument, { org, scope: scopes.weeks });
    const { agent, agents } = first.tune;
    const found: ReportTuneQuery[] = [];
    for (const name of agents.slice(0, MOST_AGENTS))
      found.push(
        name === agent ? first : await this.own.ask(ReportTuneDocument, { org, agent: name, scope: scopes.weeks }),
      );
    return found;
  }

  private async plans(org: string, week: string) {
    const { rolloutPlans } = await this.own.ask(ReportPlansDocument, { org });
    const found = [];
    for (const { id, state } of rolloutPlans) {
      if (state === 'draft') continue;
      const facts = planFacts(await this.own.ask(ReportPlanDocument, { org, id }), week);
      if (facts) found.push(facts);
    }
    return found;
  }
}
