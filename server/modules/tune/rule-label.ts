import type { TuneRule } from './tune.types';

/**
 * A rule in a few words.
 *
 * @param all every category of the agent, as rules name them: a rule that leaves out few of many is told by those
 */
export function ruleLabel(
  { minSeverity, categories, minConfidence, paths, capPerPullRequest }: TuneRule,
  all: readonly string[] = [],
): string {
  const left = categories === null ? [] : all.filter((word) => !categories.includes(word));
  const parts = [
    ...(minSeverity === null ? [] : [`${minSeverity} and more severe`]),
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
