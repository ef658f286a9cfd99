import type { Definition } from './definitions';

const EXCLUDED =
  'Teams under 5 people; teams rolled out before the range begins; weeks that are not over, and weeks of a team with fewer than 3 pull requests (medians), 5 findings (hit rate) or 3 deploys (change fail rate): they are missing, not 0. It is no proof of a cause: what is printed below the sentence belongs to it.';

/** The definitions the frames of Effect show, in the words of docs/effect.md. */
export const effectDefinitions = {
  effect: {
    what: 'How the outcome of rolled-out teams changed against their own weeks before, less how it changed in the same weeks in teams not yet rolled out.',
    formula:
      'Callaway and Sant’Anna’s group-time effects without covariates, on team-weeks: ATT(g, t) = mean over teams rolled out in week g of (Y in week t − Y in the 4 weeks before g) − the same mean over teams to compare with. A group’s effect is the mean over its weeks 0 to +12; the overall effect weighs groups by their teams. Interval: the rollout weeks are laid over the teams 999 times at random; it holds every constant effect that this test does not refuse at 5 %.',
    excluded: EXCLUDED,
  },
  study: {
    what: 'The same difference for each week from the rollout. Points before the rollout should lie around zero: where they do not, the teams ran apart already.',
    formula:
      'Mean of ATT(g, g + k) over groups, weighed by their teams with data in that week. The 4 weeks before the rollout are the base: together they are 0 by construction. After the rollout the interval comes from the test of a constant effect, before it from the permutations alone.',
    excluded: EXCLUDED,
  },
  groups: {
    what: 'Teams rolled out in the same week, with their effect over weeks 0 to +12.',
    formula: 'Mean of ATT(g, t) over the group’s weeks 0 to +12; interval and p as for the whole.',
    excluded: 'Weeks in which no team is left to compare with. A group without any such week has no effect to tell.',
  },
  rollouts: {
    what: 'When agents were rolled out to each team: the week people state, else the first week from which the chosen share of its people is at the tier or above in 3 of 4 weeks.',
    formula:
      'Share = people at the tier or above / people of the team there in that week whose tier is known. Tiers look back 28 days, so a derived week can lie up to 4 weeks after the first use.',
    excluded: 'Teams under 5 people. People whose tier is unknown are in neither part of the share.',
  },
} satisfies Record<string, Definition>;
