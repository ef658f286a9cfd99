import { isAutomated, type Account } from '../domain/account';
import type { TextPlace } from '../domain/finding';
import type { ReviewAgents, ReviewingAgent } from '../domain/review-agents';
import type { KnownAccounts } from '../store/known-accounts';

/** Who speaks: a review agent, another automated account or a person. What people decided about an account wins over what it is called. */
export class FindingSpeakers {
  private readonly found = new Map<string, { agent: ReviewingAgent | undefined; automated: boolean }>();

  constructor(
    readonly agents: ReviewAgents,
    private readonly known: KnownAccounts,
  ) {}

  /** The review agent that speaks through an account; undefined = none. */
  agentOf(login: string, id: string, type: string, place: TextPlace): ReviewingAgent | undefined {
    return this.judged(login, id, type, place).agent;
  }

  /** Whether a person speaks in a review thread. An account nobody names is nobody's. */
  isPerson(login: string, id: string, type: string): boolean {
    return login !== '' && !this.judged(login, id, type, 'thread').automated;
  }

  private judged(login: string, id: string, type: string, place: TextPlace) {
    const key = `${place}\n${login}\n${id}\n${type}`;
    let judged = this.found.get(key);
    if (judged === undefined) {
      const account: Account = { login, id, type: type === '' ? (this.known.typeOf.get(login) ?? '') : type };
      const decided = this.known.decided.get(login);
      const agent = decided === false ? undefined : this.agents.of(account, place);
      judged = { agent, automated: decided ?? (agent !== undefined || isAutomated(account)) };
      this.found.set(key, judged);
    }
    return judged;
  }
}
