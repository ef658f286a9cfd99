import { chanceOf } from './chance-of';
import type { AgentRunRecord } from './records';

/** Seconds a delegated run takes at least before it hands out parts of its work. */
const LONG = 3600;
/** Share of the long ones that do. */
const HANDS_OUT = 0.4;

/**
 * The runs that a long delegated run started: one to three, within its time and with the same tool. They lead to no
 * pull request of their own, and no day of usage counts them. Takes no draw.
 */
export function subAgentRuns({
  id,
  person,
  tool,
  surface,
  mode,
  started_at: from,
  ended_at: to,
}: AgentRunRecord): AgentRunRecord[] {
  if (mode !== 'delegated' || to === undefined || to - from < LONG || chanceOf(`parts ${id}`) >= HANDS_OUT) return [];
  const count = 1 + Math.floor(chanceOf(`count ${id}`) * 3);
  return Array.from({ length: count }, (_, place) => {
    const own = `${id}-${place + 1}`;
    const startedAt = Math.round(from + (to - from) * (0.05 + 0.5 * chanceOf(`start ${own}`)));
    const seconds = (to - startedAt) * (0.2 + 0.7 * chanceOf(`length ${own}`));
    return {
      id: own,
      person,
      tool,
      surface,
      mode,
      started_at: startedAt,
      ended_at: Math.round(startedAt + seconds),
      parent: id,
      compactions: chanceOf(`compactions ${own}`) < 0.1 ? 1 : 0,
      outcome: 'answered',
    };
  });
}
