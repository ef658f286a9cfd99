import type { ThresholdRule } from '../../domain/threshold';
import type { FindingColumns } from '../../store/finding-columns';
import type { AgentScale } from './agent-findings';
import { EVERYTHING, UNKNOWN } from './checked-rule';
import type { TuneRule } from './tune.types';

/** A candidate rule in the words of its agent. Candidates have no paths. */
export function ruleInWords(
  { maxRank, categories, minConfidence, cap }: ThresholdRule,
  columns: FindingColumns,
  scale: AgentScale,
): TuneRule {
  const rank = (word: string): number => scale.ranks.get(word) as number;
  return {
    ...EVERYTHING,
    // The least severe word it keeps; of several of one rank the first.
    minSeverity:
      maxRank === 0
        ? null
        : scale.severities
            .filter((word) => rank(word) <= maxRank)
            .reduce((last, word) => (rank(word) > rank(last) ? word : last)),
    categories: categories
      ? scale.categories
          .filter((word) => categories[columns.categories.indexOf(word)] === 1)
          .map((word) => word || UNKNOWN)
      : null,
    minConfidence: Number.isNaN(minConfidence) ? null : minConfidence,
    capPerPullRequest: cap === Infinity ? null : cap,
  };
}
