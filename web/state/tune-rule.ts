import type { TuneRuleInput } from '../gql/documents';

/** Which findings an agent should post; what is left out keeps everything. Lists are never empty. */
export interface TuneRule {
  /** A word of the agent's own scale: it and all more severe ones. */
  minSeverity?: string;
  categories?: string[];
  /** On the scale of the vendor. */
  minConfidence?: number;
  /** Globs; `!` in front leaves out. */
  paths?: string[];
  capPerPullRequest?: number;
}

const words = (list: readonly string[] | null | undefined): string[] | undefined => {
  const kept = [...new Set((list ?? []).map((each) => each.trim()).filter(Boolean))];
  return kept.length ? kept : undefined;
};

/** A rule as the server tells it, without what keeps everything, its keys always in the same order: equal rules are one question. */
export function ruleOf(rule: TuneRuleInput): TuneRule {
  const { minSeverity, minConfidence, capPerPullRequest } = rule;
  const categories = words(rule.categories)?.sort();
  const paths = words(rule.paths);
  return {
    ...(minSeverity && { minSeverity }),
    ...(categories && { categories }),
    ...(typeof minConfidence === 'number' && Number.isFinite(minConfidence) && { minConfidence }),
    ...(paths && { paths }),
    ...(typeof capPerPullRequest === 'number' && capPerPullRequest >= 1 && { capPerPullRequest }),
  };
}

/** Whether two rules keep the same by the same words. */
export function sameRule(a: TuneRuleInput, b: TuneRuleInput): boolean {
  return JSON.stringify(ruleOf(a)) === JSON.stringify(ruleOf(b));
}

/** A rule as the address holds it: `severity:P1;category:Security;cap:3`; undefined = it keeps everything. */
export function ruleInAddress(rule: TuneRuleInput): string | undefined {
  const { minSeverity, categories, minConfidence, paths, capPerPullRequest } = ruleOf(rule);
  // What separates the parts cannot stand in one of them.
  const part = (key: string, value: string | number | undefined) =>
    value === undefined ? [] : [`${key}:${String(value).replace(/%/g, '%25').replace(/;/g, '%3B')}`];
  const parts = [
    ...part('severity', minSeverity),
    ...(categories ?? []).flatMap((category) => part('category', category)),
    ...part('confidence', minConfidence),
    ...(paths ?? []).flatMap((path) => part('path', path)),
    ...part('cap', capPerPullRequest),
  ];
  return parts.length ? parts.join(';') : undefined;
}

/** The rule of an address; what is not valid in it is dropped. */
export function ruleFromAddress(text: string | undefined): TuneRule {
  const raw: Partial<Record<string, string[]>> = {};
  for (const part of (text ?? '').split(';')) {
    const at = part.indexOf(':');
    if (at > 0)
      (raw[part.slice(0, at)] ??= []).push(
        part
          .slice(at + 1)
          .replace(/%3B/g, ';')
          .replace(/%25/g, '%'),
      );
  }
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  const cap = number(raw.cap?.[0]);
  return ruleOf({
    minSeverity: raw.severity?.[0],
    categories: raw.category,
    minConfidence: number(raw.confidence?.[0]),
    paths: raw.path,
    capPerPullRequest: cap !== undefined && Number.isInteger(cap) ? cap : undefined,
  });
}
