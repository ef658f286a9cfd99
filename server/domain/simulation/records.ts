import type { DeliveryMapping } from '../delivery-mapping';
import type { Stage } from '../stage';

/** Records of the simulated organization, with the field names of doors.md. Every `…_at` and `at` is epoch seconds; absent = not happened. */
export interface RepositoryRecord {
  repo: string;
  default_branch: string;
  service?: string;
  agent_instructions?: string[];
  required_checks?: number;
}

export interface TeamRecord {
  team: string;
  parent?: string;
  members: string[];
  repos: string[];
}

export interface PersonRecord {
  login: string;
  name: string;
  emails: string[];
  team: string;
  function: string;
  level: string;
  started_on: string;
  time_zone: string;
  account_type: 'human';
  account_id: string;
}

export interface CommitRecord {
  sha: string;
  authored_at: number;
  committed_at: number;
  author: string;
  email: string;
  message: string;
}

export interface PullRequestRecord {
  repo: string;
  number: number;
  title: string;
  author: string;
  author_id: string;
  author_type: 'human' | 'bot';
  url: string;
  branch: string;
  base: string;
  body: string;
  draft: boolean;
  labels: string[];
  created_at: number;
  merged_at?: number;
  closed_at?: number;
  merge_commit_sha?: string;
  additions: number;
  deletions: number;
  changed_files: number;
  commits: CommitRecord[];
  paths?: string[];
  checks?: 'success' | 'failure' | 'pending' | 'none';
  linked_issues?: number;
}

export interface PullRequestEventRecord {
  repo: string;
  number: number;
  event: 'ready_for_review' | 'convert_to_draft' | 'review_requested' | 'committed' | 'reopened' | 'closed' | 'merged';
  at: number;
  actor: string;
  actor_type: 'human' | 'bot';
  /** Of a request alone. */
  requested?: string;
  requested_type?: 'human';
}

export interface ReviewRecord {
  repo: string;
  number: number;
  id: string;
  reviewer: string;
  reviewer_id: string;
  reviewer_type: 'human' | 'bot';
  state: 'approved' | 'changes_requested' | 'commented';
  submitted_at: number;
  body: string;
}

export interface ReviewCommentRecord {
  repo: string;
  number: number;
  id: string;
  author: string;
  author_id: string;
  author_type: 'human' | 'bot';
  created_at: number;
  path: string;
  line: number;
  in_reply_to?: string;
  body: string;
  thread_id: string;
  resolved?: boolean;
  resolved_by?: string;
  outdated?: boolean;
  commit_sha?: string;
  original_line?: number;
  reactions?: { '+1'?: number; '-1'?: number };
}

/** A comment below a pull request, outside any review. */
export interface PullRequestCommentRecord {
  repo: string;
  number: number;
  id: string;
  author: string;
  author_id: string;
  author_type: 'human' | 'bot';
  created_at: number;
  body: string;
}

export interface CommitFileRecord {
  repo: string;
  sha: string;
  path: string;
  status: 'modified';
  /** Four per run of changes: old start, old count, new start, new count. */
  hunks: number[];
  number: number;
}

export interface DeployRecord {
  id: string;
  service?: string;
  repo: string;
  environment: string;
  sha: string;
  ref: string;
  started_at: number;
  finished_at: number;
  status: 'success' | 'failure' | 'cancelled';
  commits?: string[];
  /** Numbers of `repo`, or `owner/repo#n`. */
  pull_requests?: string[];
  rework?: boolean;
  rolls_back?: string;
  source?: 'deployment' | 'release' | 'workflow_run';
  name?: string;
  url?: string;
}

export interface IncidentRecord {
  id: string;
  title: string;
  service?: string;
  repo?: string;
  severity: string;
  opened_at: number;
  acknowledged_at?: number;
  resolved_at?: number;
  caused_by?: { deploy?: string; repo?: string; number?: number };
  responders?: string[];
  status: 'open' | 'acknowledged' | 'resolved';
  updated_at: number;
  source?: 'pagerduty' | 'opsgenie';
  url?: string;
}

export interface AgentUsageRecord {
  person: string;
  day: string;
  tool: string;
  surface: string;
  sessions: number;
  prompts: number;
  runs: number;
  delegated_minutes: number;
  interactive_minutes: number;
  longest_run_minutes: number;
  most_parallel_runs: number;
  lines_accepted: number;
  cost_usd: number;
  /** GitHub's phase of adoption; of Copilot alone. */
  phase?: string;
}

export interface AgentRunRecord {
  id: string;
  person: string;
  tool: string;
  surface: string;
  mode: 'interactive' | 'delegated';
  started_at: number;
  ended_at?: number;
  parent?: string;
  compactions: number;
  repo?: string;
  number?: number;
  outcome?: 'merged' | 'closed' | 'abandoned' | 'answered';
}

/** All records, by kind; the property names are the kinds of doors.md. */
export interface SimulatedRecords {
  repository: RepositoryRecord[];
  team: TeamRecord[];
  person: PersonRecord[];
  pull_request: PullRequestRecord[];
  pull_request_event: PullRequestEventRecord[];
  review: ReviewRecord[];
  review_comment: ReviewCommentRecord[];
  pull_request_comment: PullRequestCommentRecord[];
  commit_file: CommitFileRecord[];
  deploy: DeployRecord[];
  incident: IncidentRecord[];
  agent_usage: AgentUsageRecord[];
  agent_run: AgentRunRecord[];
}

/**
 * What happened, by construction; nothing of this is among the records.
 */
/** What people really did about a finding, whether or not the records show it. */
export type FindingFate = 'accepted' | 'rejected' | 'ignored';

export interface SimulatedTruth {
  /** The first successful production deploy of every change that reached production. */
  changes: { repo: string; number: number; deploy: string }[];
  /**
   * The deploy every incident came from, '' = none, and the best evidence that the records hold for it. `time`: nothing but its service and time tell;
   * `none`: not even a service. Maintenance is not among them.
   */
  incidents: {
    id: string;
    service: string;
    deploy: string;
    evidence: 'stated' | 'revert' | 'fix_reference' | 'time' | 'none';
  }[];
  /**
   * Every finding that people had the time to do something about: `id` is its comment's. `shown` is the best the records hold for its fate: `none` =
   * nothing, `chance` = it was ignored, and a later commit touches its lines all the same.
   */
  findings: {
    agent: string;
    repo: string;
    number: number;
    id: string;
    fate: FindingFate;
    shown: 'suggestion' | 'lines' | 'reply' | 'reaction' | 'none' | 'chance';
  }[];
  /** Ids of the deploys to production, whatever came of them. */
  production: string[];
  /** Ids of the deploys to production that were made because of an incident. */
  rework: string[];
}

export interface SimulatedOrganization {
  name: 'simulated';
  /** Its weeks are whole UTC weeks. */
  timeZone: 'UTC';
  /** Days without work besides weekends, `YYYY-MM-DD`. */
  holidays: string[];
  /** Epoch seconds of the first Monday 00:00 UTC and of the one that ends the last week. */
  startsAt: number;
  endsAt: number;
  /** The constraint of each week, by construction. */
  planted: Stage[];
  truth: SimulatedTruth;
  /** What the organization decided about its deploys and services, as it stands in its settings. */
  delivery: DeliveryMapping;
  records: SimulatedRecords;
}
