import type { TuneOutcomePartsFragment, TuneRuleInput } from '../gql/documents';
import { shareInterval } from './interval';
import { countedOf, countOf, shareOf } from './number';

type Outcome = Pick<
  TuneOutcomePartsFragment,
  'kept' | 'n' | 'rate' | 'low' | 'high' | 'enough' | 'hidden' | 'hiddenHits' | 'keptPerPullRequest'
>;

/** What a minimum severity keeps: "P0 only", "P1 and more severe". `top`: the most severe word of the agent. */
export const severityText = (word: string, top?: string): string =>
  word === top ? `${word} only` : `${word} and more severe`;

/**
 * The parts of a rule, each in words; [] = it keeps everything.
 *
 * @param all categories of the agent: a rule with most of them is told by those it leaves out
 * @param top the most severe word of the agent
 */
export function ruleParts(rule: TuneRuleInput, all: readonly string[] = [], top?: string): string[] {
  const { minSeverity, categories, minConfidence, paths, capPerPullRequest } = rule;
  return [
    minSeverity && severityText(minSeverity, top),
    categories?.length && categoriesText(categories, all),
    typeof minConfidence === 'number' && `confidence ${minConfidence} or more`,
    paths?.length && `paths ${paths.join(', ')}`,
    capPerPullRequest && `at most ${capPerPullRequest} per pull request`,
  ].filter((part): part is string => Boolean(part));
}

function categoriesText(categories: readonly string[], all: readonly string[]): string {
  const without = all.filter((word) => !categories.includes(word));
  return without.length > 0 && without.length < categories.length
    ? `without ${without.map(wordOf).join(', ')}`
    : `only ${categories.map(wordOf).join(', ')}`;
}

/** A rule as a name: "P1 and more severe, at most 3 per pull request"; "Everything" keeps all. */
export function ruleName(rule: TuneRuleInput, all: readonly string[] = [], top?: string): string {
  const name = ruleParts(rule, all, top).join(', ');
  return name ? name[0].toUpperCase() + name.slice(1) : 'Everything';
}

/** Globs without any effect: "src/x fits the path of none of the 517 findings."; '' when each has one. */
export function idleGlobsText(globs: readonly string[], findings: number): string {
  if (globs.length === 0) return '';
  return `${globs.join(', ')} ${globs.length === 1 ? 'fits' : 'fit'} the path of none of the ${countedOf(findings, 'finding')}.`;
}

/** A category of the agent; `unknown` = it tells none. */
export const wordOf = (word: string): string => (word === 'unknown' ? 'no category' : word);

/** What the rule would have done: "would have hidden 41 of 312, 3 of them useful". */
export function hiddenText({ kept, hidden, hiddenHits }: Pick<Outcome, 'kept' | 'hidden' | 'hiddenHits'>): string {
  if (kept + hidden === 0) return 'has nothing to judge: no finding has an outcome yet';
  if (hidden === 0) return `would have hidden none of the ${countOf(kept)}`;
  const useful = hiddenHits === 0 ? 'none' : countOf(hiddenHits);
  return `would have hidden ${countOf(hidden)} of ${countOf(kept + hidden)}, ${useful} of them useful`;
}

/** A hit rate with its interval: "68 % (59 to 76 %)"; under 10 findings there is none. */
export function hitRateText({ rate, low, high, enough, n }: Pick<Outcome, 'rate' | 'low' | 'high' | 'enough' | 'n'>) {
  if (!enough || rate === null) return `not enough data (n ${countOf(n)})`;
  const interval = shareInterval(low, high);
  return interval ? `${shareOf(rate)} (${interval})` : shareOf(rate);
}

/** A mean per pull request: "12", "2.3", "0.68", "0.03", "0.004"; what is more than nothing is never told as 0. */
export function perPullRequestOf(mean: number | null | undefined): string {
  if (mean === null || mean === undefined || Number.isNaN(mean)) return '–';
  if (mean > 0 && mean < 0.0095) return String(Number(mean.toPrecision(1)));
  return mean.toLocaleString('en-GB', { maximumFractionDigits: mean < 0.995 ? 2 : mean < 9.95 ? 1 : 0 });
}

/** The answer to a drag, in two sentences. */
export function cutSentence(rule: TuneRuleInput, cut: Outcome, all: readonly string[] = [], top?: string): string {
  const everything = ruleParts(rule).length === 0 && cut.kept > 0;
  const first = everything
    ? `Nothing is hidden: ${countedOf(cut.kept, 'finding')}, as they are posted today.`
    : `${ruleName(rule, all, top)} ${hiddenText(cut)}.`;
  if (cut.kept === 0) return cut.hidden === 0 ? first : `${first} Nothing is kept.`;
  const rate = cut.enough
    ? `Of the ${countOf(cut.kept)} ${everything ? 'findings' : 'it keeps'}, ${hitRateText(cut)} were useful`
    : `${countOf(cut.kept)} kept are not enough data for a rate`;
  return `${first} ${rate}; ${perPullRequestOf(cut.keptPerPullRequest)} per pull request.`;
}

/** Whether a rule is proved to reach the target. */
export type Certainty = 'certified' | 'below_later' | 'below' | 'not_certified' | 'not_tested';

/** The word on the badge of a rule. */
export const certaintyName: Record<Certainty, string> = {
  certified: 'Certified',
  below_later: 'Certified, but lower since',
  below: 'Below the target',
  not_certified: 'Not certified yet',
  not_tested: 'Not tested',
};

interface Tuned {
  agent: string | null;
  target: number;
  categories: readonly string[];
  /** The most severe word of the agent. */
  top?: string;
  verdict: string;
  needed: number | null;
  chosen: number | null;
  candidates: readonly {
    rule: TuneRuleInput;
    certified: boolean;
    newerBelow: boolean;
    older: Outcome;
    newer: Outcome;
    whole: Outcome;
  }[];
  all: Outcome;
}

/** What the badge of a rule means, in one sentence. */
export function certaintyText(certainty: Certainty, { target, needed, candidates }: Tuned): string {
  const at = shareOf(target);
  if (certainty === 'certified') return `Its hit rate is above ${at}: shown on the older weeks, at 5 % over all rules.`;
  if (certainty === 'below_later')
    return `On the older weeks its hit rate is above ${at}; on the newer ones it is below. Wait, or take a tighter rule.`;
  if (certainty === 'not_certified')
    return needed === null
      ? `That its hit rate is above ${at} is not shown by the older weeks.`
      : `That its hit rate is above ${at} is not shown yet: about ${countedOf(needed, 'more finding')}.`;
  if (certainty === 'below') return `By the older weeks its hit rate is below ${at}, its whole interval is.`;
  return `Only ${countedOf(candidates.length, 'rule')} are tested, because testing many finds one by chance. This is none of them.`;
}

/** The answer of the page in one or two sentences, numbers first. */
export function verdictSentence(tune: Tuned): string {
  const { verdict, needed, chosen, candidates, categories, top, target, all } = tune;
  const best = chosen === null ? undefined : candidates[chosen];
  const today = all.enough
    ? `Today ${hitRateText(all)} of ${countedOf(all.kept, 'finding')} were useful`
    : `${countedOf(all.kept, 'finding')} with an outcome ${all.kept === 1 ? 'is' : 'are'} too few for a hit rate`;
  if (verdict === 'certified' && best)
    return `${ruleName(best.rule, categories, top)}: ${hitRateText(best.older)} promised, ${hitRateText(best.newer)} held out on the newer weeks. It ${hiddenText(best.whole)}.`;
  if (all.n === 0) return 'No finding of this agent has an outcome in this range.';
  if (outOfReach(tune))
    return `${today}. The interval of every tested rule lies below ${shareOf(target)}: the target is out of reach of this agent’s findings today. Lower the target, or look at Signal for what is ignored.`;
  if (verdict === 'below_target')
    return `${today}; no tested rule comes out above ${shareOf(target)}. Lower the target, or look at Signal for what is ignored.`;
  return `${today}. Not enough data yet to certify a rule at ${shareOf(target)}${
    needed === null ? '' : `: about ${countedOf(needed, 'more finding')}`
  }.`;
}

/** Whether the target lies above the whole interval of each tested rule, that of everything among them. */
const outOfReach = ({ verdict, candidates, target }: Pick<Tuned, 'verdict' | 'candidates' | 'target'>): boolean =>
  verdict === 'below_target' &&
  candidates.every(({ whole: { enough, high } }) => enough && high !== null && high < target);

/** The title of the answer. */
export function verdictTitle(tune: Pick<Tuned, 'verdict' | 'chosen' | 'candidates' | 'all' | 'target'>): string {
  const { verdict, chosen, all, target } = tune;
  if (verdict === 'certified' && chosen !== null) return `Certified to be above ${shareOf(target)}`;
  if (outOfReach(tune)) return `${shareOf(target)} is out of reach today`;
  if (verdict === 'below_target' && all.n > 0) return `No rule reaches ${shareOf(target)}`;
  return 'Not enough data yet';
}

/** History can only judge what was posted. */
export const looseningWarning =
  'The past can judge only what was posted: how useful findings are that the agent keeps back today, nobody knows. To post more, run a trial first: the vendor’s dry run, or one team for a few weeks.';
