/** What each table holds, in one sentence. */
export const tableDefinitions = {
  flow: 'Per period and stage: visits that began (arrivals) and ended (departures), still going on at the end (wip), stage hours, time in stage of the departures in hours; estimated = Kaplan-Meier over finished and open items.',
  bottleneck:
    'Per week and stage: backlog days = average WIP / departures per day over four weeks; saturated = over three times the baseline (lower quartile of 52 weeks); constraint = last saturated stage, else write.',
  'pull-requests': 'One row per pull request; durations in hours, empty = not entered, not over yet, or unknown.',
  ageing:
    'One row per open pull request at the end of the range, oldest first, at most 1500; age in hours in the stage it is in.',
  spectrum: 'One row per visit of the stage, at most 1500, evenly thinned; quartile of the finished durations.',
};
