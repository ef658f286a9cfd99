import type { Definition } from './definitions';

/** What the page Rollout shows, in the words of docs/rollout.md. */
export const rolloutDefinitions = {
  plan: {
    what: 'Who gets agents when, in waves of teams. A wave goes on when the gates pass; where one is inconclusive it is held for a person. Forecasts are forecasts: what came stands beside them.',
    formula:
      'A wave trains as many people per week as there are seats, then soaks: the next wave waits for that, for the gates, and for the reviewers. What a person of a tier writes more comes from this organization’s own effect estimate, else from a published figure, which the plan names.',
    excluded:
      'The number of people of a wave under 5 is not shown. Teams of the holdout stay without, to compare with.',
  },
  gates: {
    what: 'Conditions for going on: pass (a disc with a tick), fail (a square with a cross), inconclusive (a triangle: a person decides). Pass and fail are set apart; what lies between is neither.',
    formula:
      'Pass: the bound on the bad side keeps the pass condition. Fail: the bound on the good side breaks the fail condition. The bounds hold at every weekly look of the plan at once, with 95 %: a plain interval looked at for 26 weeks would be wrong in one plan of four. Counts are divided by their design effect first: so many independent ones they are worth. Capacity: share of simulated runs in which the wait for review keeps its target.',
    excluded:
      'Weeks that are not over. With fewer observations than the gate’s minimum it decides nothing; what no source tells of is unknown.',
  },
  tracking: {
    what: 'What was forecast when the plan was started, and what came, week by week. The forecast is not changed afterwards, so that it can be wrong.',
    formula:
      'Dashed line and band: median and 10th to 90th percentile of the simulated runs. Solid line: what came. Wait: 90th percentile of the hours from ready to the first human review. In review: pull requests in pickup and review at the end of the week.',
    excluded:
      'Weeks with fewer than 10 first reviews or findings have no percentile or rate. A week outside the band is no proof that the rollout did it.',
  },
  planned: {
    what: 'The earliest start of each wave that keeps the target, by simulation, with what decided it.',
    formula:
      'Waves are placed one after the other, those with most to gain per load on the tightest reviewers first, and each is tried in the simulation: its people write more from their training on. Where the target does not hold, the wave waits; where it never holds, the wave is made smaller.',
    excluded:
      'Single-file effects such as holidays or other plans: the simulation knows the last stable weeks alone. A forecast, not a promise.',
  },
} satisfies Record<string, Definition>;
