import type { Touched } from '../../ledger/touched';
import type { Store } from '../../store/data-source';

/** A connected GitHub account with its opened secret. */
export interface GithubConnection {
  organizationId: number;
  connectionId: number;
  /** As it stands on the page: github.com/acme. */
  name: string;
  /** REST base: https://api.github.com or https://host/api/v3 */
  baseUrl: string;
  target: 'organization' | 'user' | 'repositories';
  login: string | null;
  /** "owner/name", for the target `repositories`. */
  repositories: string[];
  /** Patterns of labels whose issues are incidents; absent or empty = none are read. */
  incidentLabels?: string[];
  /** Patterns of workflows whose runs are deploys; absent or empty = none are read. */
  workflows?: string[];
  /** Patterns of repositories whose pull requests need the paths of their changed files; absent or empty = none. */
  repositoriesWithPaths?: string[];
  auth:
    | { kind: 'token'; token: string }
    | { kind: 'app'; appId: string; privateKey: string; installationId: string | null };
}

export interface SyncProgress {
  /** Pull requests so far, and known in all; null = not known yet. */
  done: number;
  total: number | null;
  message: string;
}

/** What a sync needs of its surroundings. */
export interface SyncContext {
  store: Store;
  fetch: typeof fetch;
  derive: (organizationId: number, touched: Touched) => Promise<void>;
  signal: AbortSignal;
  onProgress: (progress: SyncProgress) => void;
  /** Seconds since 1970 by this machine's clock; never compared with GitHub's times. */
  now: () => number;
  /** Ends early, by throwing, when the signal is raised. */
  wait: (seconds: number, signal: AbortSignal) => Promise<void>;
}

export interface SyncResult {
  /** Every repository is complete. */
  complete: boolean;
  repositories: number;
  failed: number;
  /** Pull requests read in this run. */
  pullRequests: number;
  /** Rate-limit points that GitHub says this run cost. */
  points: number;
  message: string;
}

export interface GithubCheck {
  login: string | null;
  /** The first hundred. */
  repositories: { repo: string; pullRequests: number; archived: boolean; private: boolean }[];
  totalRepositories: number;
  /** Points an hour; null = the server has no limit. */
  rateLimit: number | null;
  rateRemaining: number | null;
  warnings: string[];
}
