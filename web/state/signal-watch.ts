import { SignalWatchDocument, type SignalWatchQuery } from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';

/** Drop alarm and mute risk of one agent. */
export interface Watched {
  agent: string;
  alarm: SignalWatchQuery['signalAlarms'][number] | undefined;
  mute: SignalWatchQuery['muteRisk'][number] | undefined;
}

/** Asks whether an agent's hit rate fell and whether people stop reacting; of the agent of the address, else of all. */
export function useSignalWatch(): { asked: Asked; watched: Watched[] | undefined } {
  const { view, org, scope } = useView();
  const asked = useAnswer('SignalWatch', SignalWatchDocument, { org, scope });
  const { signalAlarms = [], muteRisk = [] } = asked.data ?? {};
  const agents = [...new Set([...signalAlarms, ...muteRisk].map(({ agent }) => agent))].filter(
    (agent) => !view.agent || agent === view.agent,
  );
  return {
    asked,
    watched:
      asked.data &&
      agents.map((agent) => ({
        agent,
        alarm: signalAlarms.find((each) => each.agent === agent),
        mute: muteRisk.find((each) => each.agent === agent),
      })),
  };
}
