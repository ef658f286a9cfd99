/** What a number means: one line, the formula, and what is left out. */
export interface Definition {
  what: string;
  formula?: string;
  excluded?: string;
}

/** The definitions the frames show, in the words of docs/measures.md. */
export const definitions = {
  verdict: {
    what: 'The constraint is the last stage in flow order that is saturated; if none is, it is Write: the pipeline waits for work. The pile is shown apart, because it stays for weeks after a constraint is fixed.',
    formula:
      'Backlog days = average work in progress of the week / departures per day over the last 4 weeks. Baseline = lower quartile of the backlog days over the last 52 weeks (at least 8), not under 1 hour. Saturated = backlog days > 3 × baseline. Without a calm baseline the target takes its place: 1 day pickup, 2 review, 0.5 merge, 2 deploy, 0.5 operate.',
    excluded:
      'A stage with fewer than 10 departures in the 4 weeks is “not enough data”. A verdict by a margin under 10 % is “close”. The running week is left out.',
  },
  flowMap: {
    what: 'Where the work stands at the end of the range. The area of a pile is the work in progress in that stage; the width of an arrow is how many leave the stage per day over the whole range.',
    formula: 'Rate per day = departures / days of the range.',
    excluded:
      'Operate counts incidents, every other stage pull requests. Abandoned pull requests are departures of the stage they were closed in. A stage no source tells about is hatched and unknown, never 0.',
  },
  ageing: {
    what: 'Every open pull request as one dot: how long it has been in the stage it is in. The lines are the percentiles of the time in stage of the ones that left the stage in the range.',
    excluded:
      'At most 1,500 dots, the oldest first; the summary says how many there are in all. Percentiles of fewer than 10 finished ones are not drawn.',
  },
  counts: {
    what: 'Counts of pull requests in the range. Opened, merged and abandoned by their moment; open at the end of the range; unreviewed = merged without any human review; irregular = its moments were out of order.',
    formula:
      'The difference to the previous equal period has a 95 % interval of two independent counts: d ± 1.96 √(now + before). The arrow is drawn only when the interval leaves out zero.',
  },
  leadTime: {
    what: 'Lead time for changes: first commit to production deploy, the sum of the stages from Write to Deploy.',
    excluded:
      'Abandoned pull requests, those not deployed yet, and those whose beginning nothing tells (a squash known from git alone). Fewer than 10 are “not enough data”.',
  },
  cycleTime: {
    what: 'Cycle time: ready for review to merged, the sum of Pickup, Review and Merge.',
    excluded:
      'Abandoned and open pull requests, and those known from git alone: nothing tells when they were ready. Fewer than 10 are “not enough data”.',
  },
  runStrip: {
    what: 'One filled cell per week: the stage that was the constraint. A label holds once it stands in 3 of 4 consecutive weeks; the held labels are the bars below.',
    excluded:
      'Striped cells were close (margin under 10 %), cells with a dot were judged by target for want of a calm baseline. Grey weeks are “not enough data”; the running week is hatched.',
  },
  moves: {
    what: 'When the constraint moved. The date comes from a recursive rank-based sup-t test on the difference of the two stages’ weekly saturation; the weeks given are all those nearly as likely as the best one.',
    formula:
      'T = |mean left − mean right| / (s · √(1/k + 1/(n − k))) on ranks; minimum segment 4 weeks, permutation p < 0.01 with 999 permutations. “Between” = every week whose p is within a factor 10 of the best.',
    excluded: 'Shifts below about 1.5 standard deviations cannot be dated on weekly data.',
  },
  stageHours: {
    what: 'Hours of work that stood in each stage, per week. Divided by the hours of the week it is the average work in progress.',
    formula:
      'H(w) = Σ over the pull requests of the part of [enter, leave) that lies in the week. It adds over teams, repositories and weeks.',
    excluded:
      'Operate (incidents) and unknown stages are not stacked. The dashed line is the share of the pull requests entering Write that are agent-authored, 0 to 100 % of the height.',
  },
  saturation: {
    what: 'Backlog days over their limit, per stage, on a logarithmic scale. Above the line at 1 the stage is saturated. The bands are the weeks between which the constraint moved.',
    formula: 'Saturation = backlog days / limit; the limit is 3 × the baseline, or comes from the target.',
    excluded: 'Weeks with fewer than 10 departures in 4 weeks, and unknown stages.',
  },
  timeInStage: {
    what: 'Time in the stage of the ones that left it in the week: half took at most p50, 85 % at most p85, 95 % at most p95.',
    excluded:
      'Where more than 10 % of what entered is still there, the percentiles are estimated (Kaplan–Meier) from finished and open ones; a percentile that so many open ones hide has no band. Weeks in which fewer than 10 left are not drawn.',
  },
  arrivals: {
    what: 'How many entered and how many left the stage per week. Growth is the difference; abandoned ones are departures too.',
    excluded: 'The running week is hatched; it is not over yet.',
  },
  wip: {
    what: 'Work in progress: what was in the stage at the end of each week.',
    excluded: 'Nothing: open and later abandoned ones count while they are there.',
  },
  court: {
    what: 'Whose court the ball is in during Review: with the author after requested changes or a comment until the next push or re-request, with the reviewers otherwise.',
    formula: 'Author hours + reviewer hours = stage hours of Review.',
  },
  spectrum: {
    what: 'Every visit of the stage as a line from the moment it enters (top) to the moment it leaves (bottom), coloured by the quartile of its duration. Trains show as lines that converge, overtaking as crossings.',
    excluded: 'At most 1,500 lines, evenly thinned. Dashed lines have not left yet.',
  },
  services: {
    what: 'The five DORA metrics of every service, in the wording of dora.dev, services in alphabetical order. What a production deploy is, and of which service, the delivery mapping decides.',
    formula:
      'Shares have a 95 % Wilson interval, counts per day that of a Poisson count, medians the one of their ranks. The difference to the previous equal period has the interval of both; the arrow is drawn only when it leaves out zero.',
    excluded:
      'Fewer than 10 are “not enough data”, never 0 %. Cancelled deploys count nowhere. No service is ranked: they deploy different things.',
  },
  changeLeadTime: {
    what: 'Change lead time: from the first commit of a change to the production deploy that was the first to contain it. Shown is the median of the changes deployed in the range.',
    excluded: 'Changes whose beginning nothing tells, as a squash known from git alone.',
  },
  deploymentFrequency: {
    what: 'Deployment frequency: successful production deploys per day.',
    formula:
      'Successful deploys / days of the range from the first deploy on, to where the data end. A rate with decimals, never floored.',
    excluded: 'Failed and cancelled deploys.',
  },
  changeFailRate: {
    what: 'Change fail rate: the share of deployments that require immediate intervention: the pipeline failed, an incident came from it, or it was rolled back.',
    formula: 'Deployments that require immediate intervention / deployments, failed ones too.',
    excluded: 'Cancelled deploys.',
  },
  recoveryTime: {
    what: 'Failed deployment recovery time: from the end of a deploy that required intervention to its recovery: the incident resolved, the roll-back or the next successful deploy of the service finished.',
    formula:
      'Median. When more than 10 % are not recovered yet it is estimated (Kaplan–Meier) from the recovered and the open ones.',
    excluded: 'Nothing: those not recovered yet are counted beside it.',
  },
  deploymentReworkRate: {
    what: 'Deployment rework rate: the share of deployments that were unplanned and happened because of an incident: stated so, a roll-back, or the deploy that brought the fix of an incident.',
    formula: 'Unplanned deployments because of an incident / deployments, failed ones too.',
    excluded: 'Cancelled deploys.',
  },
  deployWeeks: {
    what: 'Production deploys per week. The hatched part required immediate intervention.',
    excluded: 'Cancelled deploys. The running week is hatched; it is not over yet.',
  },
  evidence: {
    what: 'What links a change to the deploy that brought it, and an incident to the deploy it came from, strongest first. A change: by commit (the deploy’s commit contains it), stated (the deploy lists it), by cherry-pick, inferred from time (merged before the deploy of its service left). An incident: decided by a person, stated, by a revert, by a fix that names it, inferred from time (the last deploy of that service, at most 24 hours before).',
    excluded: 'An incident without evidence stays unlinked: not every incident is a deploy’s fault.',
  },
  trains: {
    what: 'Every production deploy as a train. The filled height is how many changes it was the first to bring to production; the hollow part on top is what it left behind: merged on its service before it left, and not in it. A cross marks a train that required immediate intervention.',
    formula: 'More than 60 trains are drawn week by week, per train: changes / trains of the week, mean left behind.',
    excluded: 'What a train left behind is not drawn where it cannot be told. Cancelled deploys.',
  },
  mergeToProduction: {
    what: 'From the merge of a change to the production deploy that was the first to contain it, by the week of that deploy: half waited at most p50, 85 % at most p85.',
    excluded:
      'Changes still waiting; the time in stage above counts them in. Weeks in which fewer than 10 were deployed are not drawn.',
  },
  batchSize: {
    what: 'Batch size: changes a successful deploy was the first to bring to production. Half of the deploys of the week brought at most p50, 85 % at most p85.',
    excluded:
      'Failed and cancelled deploys. A deploy that brought no change counts as 0. Every week with a successful deploy is drawn; the table has how many there were.',
  },
  changeFail: {
    what: 'Which deployed changes fail, cut by size, by authorship and by the author’s tier. Named: the change itself was reverted, or an incident names it. Carried: the deploy that brought it required intervention, whichever of its changes was the cause; large batches carry many innocent ones.',
    formula: 'Changes named, or carried / changes deployed in the range; 95 % Wilson intervals.',
    excluded: 'Fewer than 10 changes are “not enough data”. A difference between groups is not a cause.',
  },
  openIncidents: {
    what: 'Hours in which a service had an open incident, per week, summed over services; overlapping incidents of one service are not counted twice. The hatched part lies outside working hours. The line is the staffed hours of the week.',
    formula:
      'Load = open-incident hours / staffed hours. Staffed hours = working hours of the people named on incidents in the four weeks up to and with the week; where nobody is named, of the organization’s calendar.',
    excluded: 'Announced maintenance. Weeks with fewer than 5 people on call: their hours are not shown.',
  },
  operate: {
    what: 'What operating costs: times from opened to acknowledged and to resolved, the share opened outside working hours, and pages (one per responder named on an incident) per person and week.',
    excluded:
      'Announced maintenance. Only averages over people, and none for fewer than 5; where no source names responders they are unknown, not 0.',
  },
  production: {
    what: 'Deploys are kept as they came. Which of them count as production, and which service they deliver, is decided by these rules whenever they are read, so that a changed rule changes history at once.',
    formula:
      'The first rule all of whose patterns match decides. Without one a deploy counts when its environment is named production, prod, prd or live, alone or with a region or number; pre-prod, non-prod and the like do not.',
    excluded:
      'Workflow runs and releases count only by a rule. A deploy that failed or was cancelled is of production too, but brings no change there.',
  },
  serviceOfChange: {
    what: 'A change belongs to every service whose rule matches its repository and one of its changed paths or labels; without a match, to the service of its repository.',
    formula: '* stands for any characters but a slash, ** for any number of folders, ? for one character.',
    excluded: 'Where no source tells the changed paths, rules by path match nothing.',
  },
  waiting: {
    what: 'The hours of the stage by cause. Pickup waits for the first human reviewer, a turn of review for whoever ends it. Contention: they were busy with what came earlier. Prioritisation: with what came later. Unavailability: outside their hours. Extraneous: the rest, their own work on it included.',
    formula:
      'The five causes sum to the stage hours; a moment that two could claim goes to the earlier one. A start is not recorded: start = the later of enabled and the person’s last finish, within their hours (estimated).',
    excluded:
      'Batching is not seen in reviews. What nobody took up is told by the organization’s hours alone. Always the elapsed clock.',
  },
  waitingDeploy: {
    what: 'The hours from merge to production by cause. Batching: until the first train of the service left. Left behind by a train until the next: prioritisation when it took a change merged later, else contention. Extraneous: the pipeline’s run, failed attempts and the rest. Unavailability: outside the organization’s hours.',
    formula:
      'The five causes sum to the stage hours. A service works in trains when at least half of its changes in the range went with others.',
    excluded: 'A service that delivers each change alone has no batching. Always the elapsed clock.',
  },
} satisfies Record<string, Definition>;
