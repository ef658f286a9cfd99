import type { CheckedSpan } from '../../ledger/wanted-checks';
import type { IssuesState } from './issue-walk';
import type { WorkflowsState } from './workflow-list';

/** A walk through a repository's pull requests from the last updated one to older ones. */
export interface Walk {
  /** The newest update when it began, as GitHub wrote it; absent = it has not begun. */
  head?: string;
  /** When the head was read, by GitHub's clock (epoch seconds). */
  headAt?: number;
  /** Older than this (epoch seconds) is known; null = everything is wanted. */
  floor: number | null;
  cursor: string | null;
  /** The `ASKED` it began with. */
  asked?: number;
}

/** Raised when more is asked for of every pull request, so that those read before are read once more. */
export const ASKED = 1;

/** A pull request of which something is still to be read. */
export interface Owed {
  /** GitHub's node id. */
  id: string;
  /** Its review threads only, or everything. */
  what: 'threads' | 'all';
  /** Times it was asked for without an answer that was whole. */
  tries: number;
  /** The last of these times, by GitHub's clock (epoch seconds). */
  triedAt?: number;
}

/** What was asked for in vain so often is asked for once a day: what GitHub never gives is not to use up its limit. */
const OFTEN = 4;
const RARELY = 86_400;

export const isDue = ({ tries, triedAt = 0 }: Owed, now: number): boolean => tries < OFTEN || now - triedAt >= RARELY;

/** Deployments or releases: newest first to the end, later only what is new. */
export interface ListState {
  /** Where the walk stands; absent = none is under way. */
  walk?: { cursor: string | null; head: string | null; read: number };
  /** The newest one (its creation) when the list was last read to its end. */
  head?: string;
  /** What GitHub counted then. */
  total?: number;
  /** Ids of those that were not decided yet. */
  open?: string[];
}

/** What the door keeps per repository in `synced_repository.lists`. */
export interface RepositoryLists {
  /** From the head down to where the walk before it began; goes first. */
  front?: Walk;
  /** The backfill, or the walk that finds what changed. */
  walk?: Walk;
  /** By number. */
  owed?: Record<string, Owed>;
  /** Records of this repository came in and what follows from them was not derived yet. */
  underived?: boolean;
  /** The last walk ended so shortly after its head that more may bear the same time. */
  unsettled?: boolean;
  /** How many were missing when all numbers were last compared. */
  lacking?: string;
  deployments?: ListState;
  releases?: ListState;
  workflows?: WorkflowsState;
  issues?: IssuesState;
  /** The `ASKED` of the last walk that went to the end; another one: everything is read once more. */
  asked?: number;
  /** The closed pull requests whose checks were looked at. */
  checked?: CheckedSpan;
  /** Commits after findings that are still to be read. */
  commitsLeft?: number;
  /** Commits that have no files, or that GitHub no longer has. */
  bareCommits?: string[];
  /** When the repository was last looked at for agent instructions and demanded checks, by GitHub's clock (epoch seconds). */
  readinessAt?: number;
  /** How often commits were asked for in vain. */
  commitTries?: Record<string, number>;
}
