import type { AgentScale } from './agent-findings';
import { namedCategories } from './checked-rule';
import type { TuneRule } from './tune.types';

/**
 * A rule in a few words.
 *
 * @param scale of the agent: the most severe of its words is told as the only one, and a rule that leaves out few of many categories by those
 */
export function ruleLabel(
  { minSeverity, categories, minConfidence, paths, capPerPullRequest }: TuneRule,
  scale: Pick<AgentScale, 'ranks' | 'categories'>,
): string {
  const left = categories === null ? [] : namedCategories(scale).filter((word) => !categories.includes(word));
  const parts = [
    ...(minSeverity === null ? [] : [severityLabel(minSeverity, scale)]),
    ...(categories === null
      ? []
      : [
          left.length > 0 && left.length < categories.length
            ? `without ${left.join(', ')}`
            : `only ${categories.join(', ')}`,
        ]),
    ...(minConfidence === null ? [] : [`confidence ${minConfidence} and more`]),
    ...(paths === null ? [] : [`paths ${paths.join(' ')}`]),
    ...(capPerPullRequest === null ? [] : [`at most ${capPerPullRequest} per pull request`]),
  ];
  return parts.length === 0 ? 'everything' : parts.join(', ');
}

function severityLabel(asked: string, { ranks }: Pick<AgentScale, 'ranks'>): string {
  const [word, rank] = [...ranks].find(([each]) => each.toLowerCase() === asked.toLowerCase()) ?? [asked];
  return rank === 1 ? `${word} only` : `${word} and more severe`;
}
