import { fits } from '../../domain/glob';
import type { ThresholdRule } from '../../domain/threshold';
import type { FindingColumns } from '../../store/finding-columns';
import { answered, type OrganizationView } from '../../store/organization-view';
import { UNKNOWN } from './checked-rule';
import type { TuneRule } from './tune.types';

/**
 * A rule in the codes of the columns. Categories that no finding has any more keep nothing.
 *
 * @param maxRank the rank its minimum severity stands for; 0 = it has none
 */
export function thresholdRuleOf(
  view: OrganizationView,
  columns: FindingColumns,
  rule: TuneRule,
  maxRank: number,
): ThresholdRule {
  const { categories, minConfidence, paths, capPerPullRequest } = rule;
  return {
    maxRank,
    minConfidence: minConfidence ?? NaN,
    cap: capPerPullRequest ?? Infinity,
    ...(categories && {
      categories: Uint8Array.from(columns.categories, (word) => (categories.includes(word || UNKNOWN) ? 1 : 0)),
    }),
    // Tens of thousands of paths take longer to fit than the cut takes, and stay the same while a slider moves.
    ...(paths && { paths: answered(view, ['tune paths', paths], () => pathsKept(paths, columns.paths)) }),
  };
}

/**
 * Which paths some globs keep, one byte each: those that fit any glob without `!`, or all where there is none, less those that fit one with `!`.
 * A finding without a path ('') fits no glob.
 */
export function pathsKept(globs: readonly string[], paths: readonly string[]): Uint8Array {
  const out = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const into = globs.filter((glob) => !glob.startsWith('!'));
  const fit = (list: readonly string[], path: string): boolean =>
    path !== '' && list.some((glob) => fits(glob, path, true));
  return Uint8Array.from(paths, (path) => ((into.length === 0 || fit(into, path)) && !fit(out, path) ? 1 : 0));
}
