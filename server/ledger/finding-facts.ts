import type { AgentSettings } from '../domain/agent-settings';
import type { FindingOutcome } from '../domain/finding';
import type { CommitFile } from '../domain/moved-line';

/** What somebody said on a pull request. Times in epoch seconds, NaN = unknown; texts '' = not given. */
export interface StoredText {
  id: string;
  author: string;
  authorId: string;
  authorType: string;
  at: number;
  body: string;
  url: string;
}

/** A comment in a review thread; its lines NaN = none. */
export interface StoredComment extends StoredText {
  path: string;
  line: number;
  startLine: number;
  originalLine: number;
  originalStartLine: number;
  inReplyTo: string;
  threadId: string;
  resolved: boolean;
  resolvedBy: string;
  outdated: boolean;
  reactions: Record<string, unknown>;
  suggestionApplied: boolean;
  commitSha: string;
  reviewId: string;
}

export interface StoredReview extends StoredText {
  dismissed: boolean;
}

/** A finding as a file told it. */
export interface StoredFinding {
  agent: string;
  id: string;
  at: number;
  body: string;
  severity: string;
  category: string;
  confidence: string;
  path: string;
  line: number;
  outcome: FindingOutcome | '';
  outcomeAt: number;
  evidence: unknown;
  url: string;
}

export interface StoredDecision {
  agent: string;
  id: string;
  outcome: FindingOutcome;
  note: string;
  at: number;
}

export interface StoredCommit {
  sha: string;
  authored_at?: string;
  committed_at?: string;
  author?: string;
  login?: string;
  email?: string;
  message?: string;
  parents?: unknown;
}

/** All that is recorded of one pull request as far as findings go. */
export interface FindingFacts {
  repo: string;
  number: number;
  /** Whether the pull request itself is recorded. */
  recorded: boolean;
  /** Merge or close; NaN = open or not recorded. */
  closedAt: number;
  /** undefined = not known. */
  commits: StoredCommit[] | undefined;
  comments: StoredComment[];
  reviews: StoredReview[];
  conversation: StoredText[];
  checks: StoredText[];
  records: StoredFinding[];
  decisions: StoredDecision[];
  /** Files of its commits by sha, of those whose files are known. */
  files: Map<string, CommitFile[]>;
  /** What was derived before: some of it may have to go. */
  before: { findings: { agent: string; id: string }[]; agents: string[] };
}

/** What an organization decides that findings follow from. */
export interface FindingSettings {
  agents?: AgentSettings;
}
