import { agentOf, isAutomated } from './account';
import { AGENTS } from './agents/registry';
import { noreplyAccount } from './identity-email';
import type { Gathered } from './identity';

/**
 * Why an account counts as automated, strongest first; `none` = it is a human's. `decision` people said so, `type` a source or a person record calls it a
 * bot, `agent` its numeric id, login or e-mail is that of a known agent, `login` ends in `[bot]`.
 */
export type Automation = 'decision' | 'type' | 'agent' | 'login' | 'none';

const agentEmails = new Set(
  AGENTS.flatMap(({ commitEmails }) => commitEmails ?? []).map((email) => email.toLowerCase()),
);

/** Whether no person acts through an account, and why. What people decided wins over every record. Source: measures.md 1, agents.md. */
export function automationOf(account: Pick<Gathered, 'login' | 'ids' | 'types' | 'person' | 'decision'>): Automation {
  const { login, person, decision } = account;
  if (decision?.type === 'human') return 'none';
  if (decision?.type === 'bot') return 'decision';
  if (account.types.has('bot')) return 'type';
  // Rows tell the type better than a person record, which fills in where they do not.
  const type = account.types.has('human') ? 'human' : (person?.type ?? '');
  if (type === 'bot') return 'type';
  if (agentEmails.has(login.toLowerCase())) return 'agent';
  const behind = noreplyAccount(login);
  const candidates = behind
    ? [{ ...behind, type: '' }]
    : (account.ids.size > 0 ? [...account.ids] : ['']).map((id) => ({ login, id, type }));
  if (candidates.some((each) => agentOf(each) !== undefined)) return 'agent';
  return candidates.some(isAutomated) ? 'login' : 'none';
}
