import { UNKNOWN } from '../checked-rule';
import { globsOf, type SnippetRule } from './snippet-rule';

/** A rule as sentences an agent can read, one per part; for agents that take instructions and have no setting. */
export function guidelineLines({ rule, kept, hidden, left }: SnippetRule): string[] {
  const { categories, minConfidence, capPerPullRequest } = rule;
  const { into, out } = globsOf(rule);
  const lines = [
    ...(kept.length === 0 ? [] : [`Post a finding only when its severity is ${either(kept)}.`]),
    ...(hidden.length === 0 ? [] : [`Do not post findings of severity ${either(hidden)}.`]),
    ...kindLines(categories, left),
    ...(minConfidence === null ? [] : [`Post only findings whose confidence is ${minConfidence} or more.`]),
    ...(into.length === 0 ? [] : [`Post only findings in files that match ${either(into.map(code))}.`]),
    ...(out.length === 0 ? [] : [`Do not post findings in files that match ${either(out.map(code))}.`]),
    ...(capPerPullRequest === null
      ? []
      : [
          `Post at most ${capPerPullRequest} ${capPerPullRequest === 1 ? 'finding' : 'findings'} per pull request: the most severe first.`,
        ]),
  ];
  return lines.length === 0
    ? ['Post every finding.']
    : [...lines, 'When nothing is left to post, say that you found nothing to report.'];
}

/** Where findings of no kind are kept, the kinds left out are named, else those that are kept: both say exactly what the rule says. */
function kindLines(categories: readonly string[] | null, left: readonly string[]): string[] {
  if (categories === null) return [];
  if (!categories.includes(UNKNOWN)) return [`Post only findings of these kinds: ${categories.join(', ')}.`];
  return left.length === 0 ? [] : [`Do not post findings of these kinds: ${left.join(', ')}.`];
}

const code = (text: string): string => `\`${text}\``;
const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
