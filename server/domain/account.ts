import type { Agent, AgentAccount } from './agents/agent';
import { AGENTS } from './agents/registry';

/** An account as a source names it; '' = not given. */
export interface Account {
  login: string;
  id: string;
  /** `human`, `bot` or ''. */
  type: string;
}

interface KnownAccount {
  agent: Agent;
  reviews: boolean;
  writes: boolean;
  user: boolean;
}

const byId = new Map<string, KnownAccount>();
const byLogin = new Map<string, KnownAccount>();
for (const agent of AGENTS) {
  for (const account of agent.authors ?? [])
    note(account, { agent, reviews: false, writes: true, user: account.user === true });
  for (const account of agent.reviewers ?? [])
    note(account, { agent, reviews: true, writes: false, user: account.user === true });
}

function note({ login, id }: AgentAccount, known: KnownAccount): void {
  for (const [map, key] of [
    [byId, id],
    [byLogin, login.toLowerCase()],
  ] as const) {
    if (key === '') continue;
    const before = map.get(key);
    map.set(
      key,
      before && before.agent === known.agent
        ? { ...known, reviews: before.reviews || known.reviews, writes: before.writes || known.writes }
        : (before ?? known),
    );
  }
}

const bare = (login: string): string => login.toLowerCase().replace(/\[bot\]$/, '');

/** The registry entry of an account: by numeric id, else by login with or without `[bot]`; undefined = not an agent we know. */
function known(account: Account): KnownAccount | undefined {
  const found = account.id === '' ? undefined : byId.get(account.id);
  if (found) return found;
  const named = byLogin.get(bare(account.login));
  // A person may be called `claude` or `cursor`: a bare login counts only when the source does not call it a human.
  if (account.type === 'human' && !account.login.endsWith('[bot]') && named?.user !== true) return undefined;
  return named;
}

/** The agent behind an account, or undefined. Numeric id before login, because logins are renamed. Source: agents.md. */
export function agentOf(account: Account): Agent | undefined {
  return known(account)?.agent;
}

/**
 * Whether no person acts through this account: account type first, then numeric id, then login (`…[bot]`, or an agent's login where the
 * source gives no type). A `[bot]` login is automated even when the source calls it a user (one recorded payload did). Source:
 * measures.md 1, agents.md.
 */
export function isAutomated(account: Account): boolean {
  return account.type === 'bot' || account.login.endsWith('[bot]') || known(account) !== undefined;
}

/** Whether the source calls it a human, and nothing says otherwise. */
const isPerson = (account: Account): boolean => account.type === 'human' && !isAutomated(account);

/**
 * Whether two accounts are the same writer: same numeric id, same login (with or without `[bot]`), or two logins of one coding agent (`Copilot`
 * writes, `copilot-swe-agent[bot]` answers). An agent's separate review account is somebody else.
 */
export function isSameAccount(author: Account, other: Account): boolean {
  if (author.id !== '' && other.id !== '' && author.id === other.id) return true;
  if (bare(author.login) === bare(other.login)) {
    // A person may be called what an agent is called without its suffix.
    if (isPerson(author) !== isPerson(other) && isAutomated(author) !== isAutomated(other)) return false;
    return author.id === '' || other.id === '';
  }
  const writer = known(author);
  const answerer = known(other);
  return writer !== undefined && answerer !== undefined && writer.agent === answerer.agent && answerer.writes;
}
