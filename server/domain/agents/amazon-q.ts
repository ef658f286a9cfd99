import type { Agent } from './agent';

/** How it tells severity is not known here: the first comment of a thread is a finding of unknown severity. Source of the account: agents.md. */
export const amazonQ: Agent = {
  key: 'amazon-q',
  name: 'Amazon Q Developer',
  reviewers: [{ login: 'amazon-q-developer', id: '' }],
};
