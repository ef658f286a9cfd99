import type { Json } from '../github-rest/shape';
import type { ReactionGroup } from './pull-request-node';

/** The names of reactions as the REST API and webhooks write them. */
const REACTIONS: Readonly<Record<string, string>> = {
  THUMBS_UP: '+1',
  THUMBS_DOWN: '-1',
  LAUGH: 'laugh',
  HOORAY: 'hooray',
  CONFUSED: 'confused',
  HEART: 'heart',
  ROCKET: 'rocket',
  EYES: 'eyes',
};

/** How many reacted how; undefined = GitHub does not tell. */
export function reactionsOf(groups: readonly ReactionGroup[] | null | undefined): Json | undefined {
  if (!groups) return undefined;
  return Object.fromEntries(
    groups.map(({ content, reactors }) => [REACTIONS[content] ?? content, reactors.totalCount]),
  );
}
