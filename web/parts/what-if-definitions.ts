import type { Definition } from './definitions';

const ASSUMED =
  'Assumed, not measured: an AI first pass whose findings are acted on takes half (τ = .5) of the effort of a review off; tails are as long as those of the last stable weeks; nobody learns, leaves or changes habits because of the change.';

/** The definitions the frames of What if show, in the words of docs/forecast.md. */
export const whatIfDefinitions = {
  next: {
    what: 'The stage that becomes the constraint first, other than the one that is it now, when work goes on as in the last stable weeks with the levers as they are set. It is a forecast of a simulation, not a fact.',
    formula:
      'Each run of the simulation starts from today’s open pull requests with their age. Its weeks are put behind the observed ones and judged as on the page Moves. Probability = runs in which the stage takes over within the weeks / runs, with Wilson’s 95 % interval; week = median of those runs. Headroom: the least multiple of what is written now, in tenths up to 4, at which another stage does so in half of the runs.',
    excluded: `Changes that nobody can know: new people, holidays not in the calendar, a change of pace after today. ${ASSUMED}`,
  },
  levers: {
    what: 'What you try. Every lever stands at “as it is” until it is moved: that is the base, and everything is set against it.',
    formula:
      'While a lever moves the figures beside it come from a formula for steady queues (Allen and Cunneen: mean wait of M/M/c × half the sum of the squared variations), good to about ± 20 %. Once it rests the simulation replaces them.',
    excluded: ASSUMED,
  },
  utilisation: {
    what: 'Share of their time on duty that a queue’s people are asked for. Waits grow slowly up to some 70 to 90 %, the fewer people the sooner, and without end from 100 %.',
    formula:
      'Arrivals × mean service / effective servers, of the last stable weeks. Effective servers and service are fitted: nobody can observe how many reviewers work at a time.',
    excluded: 'Stages in which nobody waits for anybody: time does not depend on load there.',
  },
  bands: {
    what: 'Per stage: the observed weeks as a line, then the median of the runs and where 8 of 10 runs lie. The inner band is the simulation’s own chance; the outer one adds that the fit itself is uncertain.',
    formula:
      'Inner band: 10th to 90th percentile over the runs. Outer band: the same over 50 fits to weeks drawn again at random, 20 runs each. Where earlier forecasts held too little or too much, both are widened by the factor those ask for. Base and scenario use the same random numbers.',
    excluded:
      'Weeks with too few departures to tell a percentile. An outer band far above all else is cut at the top of the drawing; the table holds all of it.',
  },
  constraint: {
    what: 'Share of the runs in which a stage is the constraint, week by week. What is left open: no stage is, or there is not enough data in that week.',
    formula:
      'Each run’s weeks behind the observed ones, judged by backlog days over the stage’s own calm limit, as on the page Moves.',
    excluded: 'Stages no source tells about.',
  },
  levels: {
    what: 'What would break after that, and the smallest single change that holds p90 of the time in review under the target.',
    formula:
      'After: the same simulation with the next constraint relieved. Cheapest lever: each lever alone is moved in steps until p90 of pickup and review stays under the target in 8 of 10 runs in the last 4 weeks; cost is the number of steps.',
    excluded: 'What a step costs in money: only you know. Two levers at once.',
  },
  differences: {
    what: 'The scenario less the base, over the last 4 weeks of the forecast, run by run with the same random numbers.',
    formula: 'Mean over the runs of (scenario − base), with the 95 % interval of the mean.',
    excluded: 'The uncertainty of the fit: see the outer bands. An interval that holds zero is no difference.',
  },
  calibration: {
    what: 'How well the fitted queues reproduce the last stable weeks: what was observed against the same weeks simulated.',
    formula:
      'The observed arrivals are replayed through queues of c servers with a mean service and a variation, on the real working hours. The least distance (earth mover’s, over the observed mean) of waits and the least error of work in progress decide. “About as good” says how many others do about as well, and what they say: short waits leave a wide range, of which the middle is taken.',
    excluded: 'Pull requests merged without a review. A stage that reproduces nothing is refused, not guessed.',
  },
  backtest: {
    what: 'The same forecast made from earlier weeks, held against what came.',
    formula:
      'Every 4 weeks: calibrate on the weeks up to then, forecast those after. Coverage: share of stage-weeks whose work in progress lay in the 80 % band. Bias: (forecast − actual) / actual mean. Distance: earth mover’s distance of cycle times over their mean. Baselines: the mean of the last 4 weeks, and weekly throughput drawn at random from the last 12.',
    excluded:
      '“As it came” knows the arrivals that came, “forecast” does not. A change of pace after the start cannot be foreseen, and counts.',
  },
  anchors: {
    what: 'What others published, as context. None of it is a measure of this organization.',
    formula:
      'Consistency: the base utilisation from which a plain queue (M/M/c) with the published growth of merges shows the published growth of review time. It shows that a queue could tell it, not that it did: no validation.',
    excluded: 'Figures whose source is not public.',
  },
  scenarios: {
    what: 'Levers kept under a name. Up to four stand side by side; the address of this page holds everything, so that a link shows the same to another person.',
    formula:
      'Each is a simulation of its own with the same random numbers; medians at the last week, with 8 of 10 runs.',
  },
} satisfies Record<string, Definition>;
