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
} satisfies Record<string, Definition>;
