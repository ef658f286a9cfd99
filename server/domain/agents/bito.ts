import type { Agent } from './agent';

/** How it tells severity is not known here: the first comment of a thread is a finding of unknown severity. Source of the account: agents.md. */
export const bito: Agent = {
  key: 'bito',
  name: 'Bito',
  reviewers: [{ login: 'bito-code-review', id: '188872107' }],
};
