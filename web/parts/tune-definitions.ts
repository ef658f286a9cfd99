import type { Definition } from './definitions';

/** What the numbers of the pages Tune and Agents mean, in the words of docs/measures.md. */
export const tuneDefinitions = {
  curve: {
    what: 'For every place of the cut: how many of the findings it would have kept, and the share of them that was accepted (useful). The cut goes over one part of the rule; the rest of the rule stays. The grey bands are published hit rates: good 65–78 %, typical 39–55 %, noisy 20–31 %, tuned out under 20 %; the short line is what human review comments reach, 49–60 %.',
    formula:
      'Hit rate = accepted / (accepted + rejected + ignored). Missed hits = accepted findings that the rule would have silenced. Interval: Wilson at 95 % with n / design effect, because findings of one pull request hang together (default 4 under 30 pull requests).',
    excluded:
      'Only findings on pull requests closed in the range. Late, pending, duplicate and unparsed findings are in neither side. Under 10 findings there is no rate (×). What an agent never posted cannot be judged.',
  },
  candidates: {
    what: 'The tested rules. A rule is chosen on the older 70 % of the weeks (●) and its hit rate on the newer 30 % (◇), which had no say in the choice, stands beside the promise.',
    formula:
      'Certified = one-sided exact binomial test on effective counts against the target, p after Holm over all tested rules (at most 12) at most 4 %: of the 5 % that are promised a fifth is held back, because the design effect is estimated. Of the certified rules the one that keeps most accepted findings is chosen.',
    excluded:
      'A hit rate need not rise with a tighter threshold, so each rule is tested for itself. Rules you put together are not tested: trying many and taking the best finds one by chance.',
  },
  certified: {
    what: 'By the older weeks the hit rate of the rule is above the target, allowing for all rules that were tested. It says nothing about weeks in which the agent, its settings or the code changed: so look at the newer weeks beside it.',
  },
  policies: {
    what: 'A saved rule with what it promised, held against the findings that were posted since: their hit rate week by week, and how many were posted though the rule would have hidden them.',
    formula:
      'Kept: the always-valid lower bound of the hit rate is at or above the target. Broken: the upper bound is below it. Else not enough data. The bound is a beta-mixture confidence sequence on effective counts: it holds however often one looks.',
    excluded:
      'Only findings the rule keeps, posted since it started, on closed pull requests. “Posted outside” falls to 0 when the agent follows the rule.',
  },
  agents: {
    what: 'The agents whose texts are read, with the version of their file. Unparsed: texts that stand where findings stand and that no pattern of the file could place; a high share means that the agent changed its format.',
    formula: 'Unparsed share = unparsed texts / (findings + unparsed texts).',
    excluded: 'Summaries, walkthroughs, quota notices and clean reviews are no findings.',
  },
  severityRules: {
    what: 'A repository may ask an agent for its own severity words. The first rule whose repository and agent match and whose pattern is found in the text decides; without one, the agent’s file does.',
  },
} satisfies Record<string, Definition>;
