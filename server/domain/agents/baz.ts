import type { Agent } from './agent';

/** How it tells severity is not known here: the first comment of a thread is a finding of unknown severity. Source of the account: agents.md. */
export const baz: Agent = {
  key: 'baz',
  name: 'Baz',
  reviewers: [{ login: 'baz-reviewer', id: '174234987' }],
};
