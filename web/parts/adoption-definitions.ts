import type { Definition } from './definitions';

const WHO =
  'Automated accounts; people who had not started yet or had left. Accounts of one person count once. A person nothing tells of is unknown, which is not “none”.';
const GROUPS = 'Groups of fewer than 5 people are put together; where even these are fewer than 5, they are not shown.';

/** The definitions the frames of Adoption show, in the words of docs/measures.md. */
export const adoptionDefinitions = {
  tier: {
    what: 'How far a person came with agents in the 28 days up to the end of a week. Power: at least 2 surfaces, 4 delegated runs, a delegated run of 2 h, or 2 runs at once. Casual: agents used on at least 2 days, or a pull request an agent wrote for them. Ambient: an agent finished the review of a change of theirs before its merge, in that very week. A person’s tier is the highest they reach.',
    formula:
      'People per tier, at the end of each ISO week. The cut-offs are absolute, never percentiles: those could never show everybody moving up. They can be changed on the page Tiers; then history is worked out again under a new version.',
    excluded: `${WHO} “At least”: a source that could have lifted the tier does not cover the whole window.`,
  },
  sources: {
    what: 'What tells who used agents, and of which days. A tier needs usage of the whole window; power by runs also needs the number of runs: delegated minutes tell hours alone. Days outside of these are unknown, never 0.',
  },
  moves: {
    what: 'Where the people of the last week of the period before are in the last week of this one. A ribbon is as wide as there are people in it.',
    excluded: 'Each person is counted once. “Not there” means not there in that week: not started yet, or gone.',
  },
  groups: {
    what: 'People per tier in the last week of the range, by team, function, surface or tenure. A person counts in their own team.',
    formula:
      'Share at casual or above = people at casual or power / people whose tier is known, with a 95 % Wilson interval.',
    excluded: `${GROUPS} By surface, a person counts at each surface they used, so that rows add up to more than all people. Groups stand in alphabetical order: this is no ranking.`,
  },
  surfaces: {
    what: 'How many people of each function used an agent on each surface within the range. People outside of engineering are shown apart.',
    formula: 'Share = people of the function who used the surface / people of the function.',
    excluded: `${GROUPS} 0 is data: sources cover these days and tell of nobody. Hatched is unknown: no source tells of usage.`,
  },
  delegated: {
    what: 'Hours that agents worked on their own on runs people delegated to them, by week. Hours of runs at once add up, so these are hours of agents, not of people.',
    formula:
      'Sum of the parts of the runs that lie in the week. Where a tool tells minutes of a day and no runs, its minutes count; never both. Longest run: from start to end. Runs at once: the most a single person had at one moment.',
    excluded:
      'Runs without a known end have no length; they are counted apart. Runs that other runs started (sub-agents) are counted apart. Interactive work.',
  },
  concentration: {
    what: 'Whether delegated work is the work of a few: the share of all delegated hours that the top tenth of the people with any have.',
    formula: 'Top 10 % of the people with delegated hours, rounded up / all delegated hours.',
    excluded: 'Nothing is shown for fewer than 10 people with delegated hours.',
  },
  mergeability: {
    what: 'Of the delegated runs that ended in the range, the share whose pull request was merged.',
    formula:
      'Merged / (merged + closed + given up). What the source states of a run comes first, then what became of the pull request it names. The 95 % interval counts runs of one pull request as hanging together.',
    excluded:
      'Runs whose pull request is still open; runs that name no pull request and state no merge or close, as those that only answered; runs whose pull request is not known here. They are counted below. Fewer than 10 runs are “not enough data”.',
  },
  retention: {
    what: 'Of the people who first reached a tier in a week, the share who are at it or above 4 and 12 weeks later.',
    formula: 'At it or above in that week / people who reached it early enough to tell. 95 % Wilson interval.',
    excluded:
      'People of whom the sources did not tell in the 28 days before: they may have been there already. Cohorts too young for the week asked for.',
  },
  authorship: {
    what: 'Pull requests created in each week by who wrote them, as far as anything marks it. Agent-authored: the author’s account is an agent’s, or the branch has its prefix. AI-assisted: a trailer, a commit’s e-mail address or a marker in the text names an agent.',
    excluded:
      'Unmarked is not “human”: most tools leave no mark. Whether an agent’s review stands on a pull request does not matter here.',
  },
  phases: {
    what: 'The adoption phase GitHub reports of a person, the newest within the range, beside the tier worked out here. They look at different things and may differ: GitHub sees its own tools only.',
    excluded: 'People GitHub reports no phase of. Phases of fewer than 5 people are put together.',
  },
  readiness: {
    what: 'How ready a repository is for delegated work, as four things an agent needs. State: pull requests linked to an issue, and a file of instructions for agents. Artifacts: merged changes linked to a deploy. Checks: required checks, and checks green at the merge. Rollback: hours from a reverted change’s merge to the merge of its revert, and rollbacks that succeeded.',
    excluded: 'What no source tells is unknown, not 0. Shares of fewer than 10 are “not enough data”.',
  },
} satisfies Record<string, Definition>;
