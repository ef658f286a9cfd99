import { RANGE, type TuneScenario } from './tune-scenario';

export interface Outcome {
  kept: number;
  hits: number;
  n: number;
  rate: number | null;
  low: number | null;
  high: number | null;
  deff: number;
  effectiveN: number;
  enough: boolean;
  hidden: number;
  hiddenHits: number;
  keptPerPullRequest: number;
  pullRequests: number;
}
export interface Rule {
  minSeverity?: string | null;
  categories?: string[] | null;
  minConfidence?: number | null;
  paths?: string[] | null;
  capPerPullRequest?: number | null;
}
export interface Candidate {
  label: string;
  rule: Rule;
  whole: Outcome;
  older: Outcome;
  newer: Outcome;
  p: number | null;
  adjusted: number | null;
  certified: boolean;
  newerBelow: boolean;
}
export interface Tune {
  agent: string | null;
  target: number;
  agents: string[];
  severities: string[];
  categories: string[];
  hasConfidence: boolean;
  confidenceLow: number | null;
  confidenceHigh: number | null;
  severityUnknown: number;
  splitAt: string | null;
  all: Outcome;
  candidates: Candidate[];
  chosen: number | null;
  needed: number | null;
  verdict: string;
  warning: string;
}

const OUTCOME = 'kept hits n rate low high deff effectiveN enough hidden hiddenHits keptPerPullRequest pullRequests';
const RULE = 'minSeverity categories minConfidence paths capPerPullRequest';
const TUNE = `query ($org: String, $scope: Scope, $agent: String, $target: Float) {
  tune(org: $org, scope: $scope, agent: $agent, target: $target) {
    agent target agents severities categories hasConfidence confidenceLow confidenceHigh severityUnknown splitAt chosen needed verdict warning
    all { ${OUTCOME} }
    candidates { label p adjusted certified newerBelow rule { ${RULE} } whole { ${OUTCOME} } older { ${OUTCOME} } newer { ${OUTCOME} } }
  }
}`;
const CUT = `query ($org: String, $scope: Scope, $agent: String!, $rule: TuneRuleInput!) {
  tuneCut(org: $org, scope: $scope, agent: $agent, rule: $rule) { ${OUTCOME} }
}`;

const SCOPE = { range: RANGE };

/** What the tuner of a running server says of the scenario's range. */
export const tuneAnswer = async ({ server }: TuneScenario, agent?: string, more: object = {}): Promise<Tune> =>
  (await server.graphql<{ tune: Tune }>(TUNE, { org: 'acme', scope: SCOPE, agent, ...more })).tune;
export const cutAnswer = async ({ server }: TuneScenario, agent: string, rule: Rule, scope: object = {}): Promise<Outcome> =>
  (await server.graphql<{ tuneCut: Outcome }>(CUT, { org: 'acme', scope: { ...SCOPE, ...scope }, agent, rule })).tuneCut; // prettier-ignore
