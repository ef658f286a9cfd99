import type { OwnAgent } from './agent-settings';

/** Whether an account is one of an organization's own agents: by numeric id or login, with or without `[bot]`. Such an account is automated, whatever its source calls it. */
export function ownAccounts(own: readonly OwnAgent[]): (account: { login: string; id: string }) => boolean {
  const logins = new Set(own.flatMap((agent) => [...agent.logins, ...(agent.authors ?? [])].map(bareLogin)));
  const ids = new Set(own.flatMap((agent) => agent.ids));
  return ({ login, id }) => logins.has(bareLogin(login)) || (id !== '' && ids.has(id));
}

const bareLogin = (login: string): string => login.toLowerCase().replace(/\[bot\]$/, '');
