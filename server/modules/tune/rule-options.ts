import { Failure } from '../../platform/failure';
import type { TuneRule } from './tune.types';

/** A rule as commander gives it. */
export interface RuleOptions {
  minSeverity?: string;
  categories?: string[];
  minConfidence?: string;
  paths?: string[];
  cap?: string;
}

/** The rule that options ask for; undefined = none of them is given. @throws Failure wrong_use for what is no number */
export function ruleOfOptions({
  minSeverity,
  categories,
  minConfidence,
  paths,
  cap,
}: RuleOptions): TuneRule | undefined {
  if ([minSeverity, categories, minConfidence, paths, cap].every((option) => option === undefined)) return undefined;
  return {
    minSeverity: minSeverity ?? null,
    categories: categories ?? null,
    minConfidence: numberOf('min-confidence', minConfidence) ?? null,
    paths: paths ?? null,
    capPerPullRequest: numberOf('cap', cap) ?? null,
  };
}

/** @throws Failure wrong_use for what is no number */
export function numberOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new Failure('wrong_use', `--${option} ${value} is not a number: write one such as 3 or 0.6.`);
}
