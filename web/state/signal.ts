import {
  HitRateDocument,
  ParserHealthDocument,
  type HitRateBy,
  type HitRateQuery,
  type OutcomeSeries,
  type ParserHealthQuery,
} from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';

/** The hit rate of the address: one agent or all, one of the three series. */
export interface HitRateAnswer {
  asked: Asked;
  hitRate: HitRateQuery['hitRate'] | undefined;
}

/**
 * Asks for the hit rate cut by `by`. Parts of a page that ask the same share one answer.
 *
 * @param only this series, whatever the address says
 */
export function useHitRate(by: HitRateBy, only?: OutcomeSeries): HitRateAnswer {
  const { view, org, scope } = useView();
  const asked = useAnswer('HitRate', HitRateDocument, {
    org,
    scope,
    by,
    agent: view.agent,
    series: only ?? view.series ?? 'strict',
  });
  return { asked, hitRate: asked.data?.hitRate };
}

/** How well each agent's file reads what the agent wrote in the range. */
export function useParserHealth(): { asked: Asked; health: ParserHealthQuery['parserHealth'] | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('ParserHealth', ParserHealthDocument, { org, scope });
  return { asked, health: asked.data?.parserHealth };
}

/** What an agent is called: its name where the server tells it, else its key. */
export function useAgentName(): (agent: string) => string {
  const { health } = useParserHealth();
  return (agent) => health?.find((each) => each.agent === agent)?.name ?? agent;
}
