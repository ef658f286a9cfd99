import { ReviewAgentsDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';

interface TuneAgents {
  /** The agent's name; its key where it is none that is known. */
  nameOf: (key: string) => string;
  /** The most severe word of its scale, whether it was ever told or not; undefined = it has none, or is not known. */
  topOf: (key: string | null | undefined) => string | undefined;
}

/** What the agents are called, and which of their severities is the most severe. */
export function useTuneAgents(): TuneAgents {
  const { org } = useView();
  const known = useAnswer('ReviewAgents', ReviewAgentsDocument, { org }).data?.reviewAgents ?? [];
  const of = (key: string | null | undefined) => known.find((agent) => agent.key === key);
  return { nameOf: (key) => of(key)?.name ?? key, topOf: (key) => of(key)?.severities[0] };
}
