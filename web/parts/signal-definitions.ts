import type { Definition } from './definitions';

const APART =
  'Late findings (posted after the merge or close: they never had a chance), pending ones (the pull request is open), duplicates, unparsed and unthreaded ones are counted apart and are in neither side of the rate.';

/** The definitions the frames of Signal and Judge show, in the words of docs/measures.md. */
export const signalDefinitions = {
  hitRate: {
    what: 'Of the things an agent said about changes, the share that was worth it. A finding nobody reacted to counts as ignored, so silence lowers the rate.',
    formula:
      'Hit rate = accepted / (accepted + rejected + ignored), over pull requests closed in the range. The interval is a 95 % Wilson interval on effective counts: findings of one pull request hang together, so n is divided by the design effect, estimated by bootstrap over pull requests (at least 4 is assumed under 30 of them, or where all are alike), and Student’s t widens it where few pull requests tell it. Shrunk towards all (in the table): the rate drawn towards the mean of the groups shown, the more the fewer findings a group has (beta-binomial empirical Bayes); for order and display only.',
    excluded: `${APART} Fewer than 10 findings are “not enough data”.`,
  },
  anchors: {
    what: 'Published hit rates, drawn for orientation, not as targets: good 65–78 %, typical 39–55 %, noisy under 31 %, tuned out under 20 %. Comments of human reviewers lead to a change in 49–60 % of the cases.',
    excluded: 'They were measured elsewhere with definitions close to this one, not the same.',
  },
  weeks: {
    what: 'The hit rate of the pull requests closed in each week, with its interval.',
    formula:
      'Accepted / (accepted + rejected + ignored) of the week; the band is the 95 % interval on effective counts.',
    excluded: 'Weeks with fewer than 10 findings are gaps. The running week is hatched and left out of comparisons.',
  },
  outcomes: {
    what: 'What became of the findings. Accepted: the suggestion was applied, flagged lines (± 5) changed in a later commit before the merge, a positive reply, or 👍. Rejected: a negative reply, 👎, or dismissed. Ignored: the pull request was merged or closed and nothing of that happened.',
    formula:
      'A stronger kind of evidence beats a weaker one, in this order; within one kind the negative beats the positive. What a person decided beats everything else.',
    excluded: `${APART} A resolved thread alone is no evidence: where branches demand resolution, nearly all threads are resolved. Who left a reaction is not told by the sources.`,
  },
  evidence: {
    what: 'What the outcomes of the findings in the rate rest on, strongest first. The weaker the evidence, the rougher the rate: without the changed lines of commits many accepted findings look ignored.',
    excluded:
      'Whether lines changed can be looked for only where commits come with their files: from a git clone, or from GitHub with commits connected. Resolved and outdated threads count in the lenient series only, the vendors’ own word in the vendor series only.',
  },
  series: {
    what: 'Three definitions of accepted, never mixed on one line. Strict: only what was done or said about the finding. Lenient: an outdated or resolved thread counts as accepted where strict found nothing. Vendor: only what the vendors themselves report.',
    excluded: 'Vendor: findings of agents that report nothing about what became of them.',
  },
  coverage: {
    what: 'Of the pull requests merged in the range, the share an agent finished a review of before the merge.',
    excluded: 'An agent that was still running, or ran into a limit, has not finished.',
  },
  findingsPerPullRequest: {
    what: 'Findings with a thread of their own, per pull request that was reviewed and closed in the range.',
    excluded: 'Findings in review bodies, checks and comments below the pull request: nobody can answer them there.',
  },
  withFinding: {
    what: 'Of the reviewed pull requests, the share with at least one finding.',
  },
  late: {
    what: 'The share of the findings that were posted after the merge or close. They never had a chance, and are no judgement on their content.',
  },
  pending: {
    what: 'The share of the findings whose pull request was open at the end of the range. The list shows what became of them since.',
  },
  silent: {
    what: 'The share of the findings in the rate that were ignored without any reaction of a person: no reply, no 👍 or 👎, no resolved thread.',
  },
  unparsed: {
    what: 'The share of the findings the agent’s file could not place. Formats drift: when this rises, the file of the agent needs a look.',
  },
  alarm: {
    what: 'People mute a channel when its hit rate falls. The alarm watches each agent’s hit rate one pull request after the other and rises when it is no longer believable that it is still at or above its floor. It holds however often one looks: while the rate is not below the floor, a false alarm comes on average at most once in 10,000 watched pull requests.',
    formula:
      'For each λ of {.1, .25, .5, .75} / (1 − floor): M = (M + 1) · (1 + λ · (floor − mean hit of the pull request)). Alarm when the mean of M over λ reaches 10,000. The floor is the target of a saved policy of everything the agent posts, else the lower end of the interval of the baseline weeks.',
    excluded:
      'Weeks of the baseline are not watched. Without a policy and with fewer than 30 findings there is not enough data.',
  },
  mute: {
    what: 'Whether people stop reacting at all: the trend of the share of findings with any reaction of a person, by week.',
    formula:
      'Least squares of the weekly share on the week, weighted by the findings, with a 95 % interval; more or fewer only when the interval leaves out zero.',
    excluded:
      'Weeks with fewer than 10 findings; with fewer than 8 weeks left there is not enough data. Who left a reaction is not told by the sources.',
  },
  misses: {
    what: 'Incidents whose causing change an agent had reviewed before its merge, with and without a finding on that change. A finding on the changed files is no proof that it named the cause.',
    excluded: 'Incidents without a known causing change. “On its files” is unknown where the changed files are.',
  },
  health: {
    what: 'How much of what each agent wrote its file could read. Every text is one of four: it has findings, it is the review of a pull request found clean, it is another text (summaries, notices), or it is unparsed.',
    formula: 'Unparsed = texts that stand where findings stand and fit no rule / (texts with findings + these).',
  },
  quality: {
    what: 'The outcomes above are worked out by rules. People judged samples of findings without seeing the outcome; here the rules are measured against them.',
    formula:
      'Precision = of what the rules call accepted, the share people call accepted. Recall = of what people call accepted, the share the rules found. Samples are drawn half from findings with evidence and half from ignored ones, and weighted back.',
    excluded: 'Findings judged “unsure” are counted and left out.',
  },
} satisfies Record<string, Definition>;
