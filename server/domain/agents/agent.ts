import type { TextPlace } from '../finding';
import type { FindingMarkup } from './finding-markup';

/** One account of an agent: login as GraphQL gives it (without `[bot]`) and GitHub's numeric id ('' = not known). */
export interface AgentAccount {
  login: string;
  id: string;
  /** An ordinary user account in GitHub's eyes: counts even where a source calls it human. */
  user?: true;
  /** Where a reviewer of this login is this agent; elsewhere the login is somebody else's. Left out: everywhere. */
  places?: TextPlace[];
}

/** How one agent shows in the data; what is left out does not apply. Source: agents.md. */
export interface Agent {
  key: string;
  name: string;
  /** Accounts under which it opens pull requests or authors commits. */
  authors?: AgentAccount[];
  /** Accounts under which it reviews. */
  reviewers?: AgentAccount[];
  branchPrefixes?: string[];
  /** E-mail addresses of its commits, compared without regard to case. */
  commitEmails?: string[];
  /** Names that follow `Co-authored-by:` or `Assisted-by:`; the longest run of letters compared, without regard to case. */
  coAuthors?: string[];
  /** Regular expressions over the pull request's body. */
  bodyMarkers?: string[];
  labels?: string[];
  /** How it writes what it finds; an agent that reviews and has none is read as `PLAIN_MARKUP`. */
  findings?: FindingMarkup;
}
