/** What a published figure is about, by its code in the domain; an unknown code stands for itself. */
export function anchorName(what: string): string {
  return names[what] ?? what;
}

/** How a published figure was found out. */
export function anchorEvidence(evidence: string): string {
  return evidences[evidence] ?? evidence;
}

const names: Record<string, string> = {
  merges: 'Pull requests merged, teams or quarters with much AI use against those with little',
  review_time: 'Time in review, teams or quarters with much AI use against those with little',
  incidents_per_change: 'Incidents per pull request, quarters with much AI use against those with little',
  feature_branch_runs: 'Workflow runs on feature branches, median team, against the year before',
  main_branch_runs: 'Workflow runs on the main branch, median team, against the year before',
  wait_of_ai_changes: 'Wait for the first review, AI pull requests against the others',
  throughput_by_adoption: 'Delivery throughput that goes with 25 % more AI adoption',
  stability_by_adoption: 'Delivery stability that goes with 25 % more AI adoption',
  task_time: 'Time per task, AI allowed against forbidden, experienced developers in their own repositories',
  tasks_done: 'Tasks done per week, code completion offered against not offered',
};

const evidences: Record<string, string> = {
  telemetry: "a vendor's telemetry of its customers",
  survey: 'a survey',
  experiment: 'an experiment in which chance decided who used it',
};
