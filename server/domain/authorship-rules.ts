import { agentOf, type Account } from './account';
import type { OwnAgent } from './agent-settings';
import type { Agent } from './agents/agent';
import { AGENT_RULES_VERSION, AGENTS } from './agents/registry';

/** Raised when authorship is worked out another way though no agent's file changed. */
export const AUTHORSHIP_VERSION = 2;

/** An agent that writes changes, as far as its marks tell. */
export type WritingAgent = Pick<
  Agent,
  'key' | 'authors' | 'branchPrefixes' | 'commitEmails' | 'coAuthors' | 'bodyMarkers' | 'labels'
>;

/** Who writes changes in one organization, and how that shows: the agents' files, and what the organization says of its own agents. */
export interface AuthorshipRules {
  agents: readonly WritingAgent[];
  /** The agent that writes through an account; undefined = none. */
  writerOf: (account: Account) => WritingAgent | undefined;
  /** By e-mail address in lower case. */
  emails: ReadonlyMap<string, WritingAgent>;
  bodies: readonly { agent: WritingAgent; marker: RegExp }[];
  /** Another text whenever a rule changed. */
  mark: string;
}

/**
 * The rules that hold for an organization. Its own agents come after the known ones, so that they add and never take away.
 *
 * @param own agents of the organization; of each its logins, branch prefixes and names in trailers count
 */
export function authorshipRules(own: readonly OwnAgent[] = []): AuthorshipRules {
  const writing = own.flatMap((agent) => writingAgent(agent) ?? []);
  const agents: WritingAgent[] = [...AGENTS, ...writing];
  const emails = new Map<string, WritingAgent>();
  for (const agent of agents) for (const email of agent.commitEmails ?? []) emails.set(email.toLowerCase(), agent);
  const byLogin = new Map(writing.flatMap((agent) => (agent.authors ?? []).map(({ login }) => [bare(login), agent])));
  const of = (account: Account): WritingAgent | undefined => {
    const known = agentOf(account);
    return known?.authors ? known : byLogin.size === 0 ? undefined : byLogin.get(bare(account.login));
  };
  const bodies = agents.flatMap((agent) =>
    (agent.bodyMarkers ?? []).map((marker) => ({ agent, marker: new RegExp(marker) })),
  );
  const added = writing.length === 0 ? '' : ` ${JSON.stringify(writing)}`;
  return { agents, writerOf: of, emails, bodies, mark: `${AUTHORSHIP_VERSION} ${AGENT_RULES_VERSION}${added}` };
}

const bare = (login: string): string => login.toLowerCase().replace(/\[bot\]$/, '');

function writingAgent({ key, authors = [], branchPrefixes = [], trailers = [] }: OwnAgent): WritingAgent | undefined {
  if (authors.length + branchPrefixes.length + trailers.length === 0) return undefined;
  return {
    key,
    authors: authors.map((login) => ({ login, id: '' })),
    branchPrefixes,
    coAuthors: trailers.map((name) => name.toLowerCase()),
  };
}
